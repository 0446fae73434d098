<?php
/** A webhook: what it listens to, where it delivers, how it counts its failures. */
class WC_Webhook extends WC_Data {
	protected const TYPES = array( 'name' => 'text', 'secret' => 'text', 'user_id' => 'int', 'failure_count' => 'int', 'pending_delivery' => 'bool', 'date_created' => 'date', 'date_modified' => 'date' );
	private const HOOKS = array(
		'order.created'    => array( 'woocommerce_new_order' ),
		'order.updated'    => array( 'woocommerce_update_order', 'woocommerce_order_refunded' ),
		'order.deleted'    => array( 'wp_trash_post', 'woocommerce_trash_order' ),
		'order.restored'   => array( 'untrashed_post', 'woocommerce_untrash_order' ),
		'product.created'  => array( 'woocommerce_process_product_meta', 'woocommerce_new_product', 'woocommerce_new_product_variation' ),
		'product.updated'  => array( 'woocommerce_process_product_meta', 'woocommerce_update_product', 'woocommerce_update_product_variation' ),
		'product.deleted'  => array( 'wp_trash_post' ),
		'customer.created' => array( 'user_register', 'woocommerce_created_customer', 'woocommerce_new_customer' ),
		'customer.updated' => array( 'profile_update', 'woocommerce_update_customer' ),
		'customer.deleted' => array( 'delete_user' ),
	);

	protected array $data = array(
		'date_created' => null, 'date_modified' => null, 'status' => 'disabled', 'delivery_url' => '', 'secret' => '', 'name' => '', 'topic' => '',
		'user_id' => 0, 'failure_count' => 0, 'pending_delivery' => false,
	);
	/** @var list<mixed> What this request has already queued. */
	private array $processed = array();

	public function __construct( $webhook = 0 ) {
		global $wpdb;
		$id  = $webhook instanceof self ? $webhook->get_id() : absint( $webhook );
		$row = $id ? $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_webhooks WHERE webhook_id = %d", $id ), ARRAY_A ) : null;
		if ( ! $row ) {
			return;
		}
		$this->id          = $id;
		$this->object_read = false;
		$this->set_props( array( 'date_created' => WC_DateTime::of_utc( $row['date_created_gmt'] ), 'date_modified' => WC_DateTime::of_utc( $row['date_modified_gmt'] ) ) + $row );
		$this->object_read = true;
	}

	protected function meta_table(): array {
		throw new LogicException( 'Webhooks have no meta data.' );
	}

	public static function is_valid_topic( string $topic ): bool {
		return isset( self::HOOKS[ $topic ] ) || str_starts_with( $topic, 'action.woocommerce_' ) || str_starts_with( $topic, 'action.wc_' );
	}

	public function set_status( $status ): void {
		$this->set_prop( 'status', isset( wc_get_webhook_statuses()[ $status ] ) ? $status : 'disabled' );
	}

	public function set_topic( $topic ): void {
		$topic = wc_clean( $topic );
		$this->set_prop( 'topic', self::is_valid_topic( $topic ) ? $topic : '' );
	}

	public function set_delivery_url( $url ): void {
		$this->set_prop( 'delivery_url', esc_url_raw( $url, array( 'http', 'https' ) ) );
	}

	public function set_api_version( $version ): void {}

	public function get_api_version(): string {
		return 'wp_api_v3';
	}

	public function get_resource(): string {
		return explode( '.', $this->get_topic() )[0];
	}

	public function get_event(): string {
		return explode( '.', $this->get_topic() )[1] ?? '';
	}

	/** @return list<string> */
	public function get_hooks(): array {
		return 'action' === $this->get_resource() ? array( $this->get_event() ) : ( self::HOOKS[ $this->get_topic() ] ?? array() );
	}

	public function enqueue(): void {
		foreach ( '' === $this->get_delivery_url() ? array() : $this->get_hooks() as $hook ) {
			add_action( $hook, array( $this, 'process' ) );
		}
	}

	/** Each thing once in a request, however often it changes there. */
	public function process( $arg ) {
		$deliver = 'active' === $this->get_status() && ! in_array( $arg, $this->processed, true );
		if ( 'order' === $this->get_resource() ) {
			$order   = wc_get_order( absint( $arg ) );
			$deliver = $deliver && $order instanceof WC_Order && ! $order->has_status( array( 'draft', 'auto-draft', 'new' ) );
		}
		if ( apply_filters( 'woocommerce_webhook_should_deliver', $deliver, $this, $arg ) ) {
			$this->processed[] = $arg;
			do_action( 'woocommerce_webhook_process_delivery', $this, $arg );
		}
		return $arg;
	}

	public function deliver( $arg ): void {
		$start = microtime( true );
		$body  = trim( wp_json_encode( $this->build_payload( $arg ) ) );
		$args  = array(
			'method'      => 'POST',
			'timeout'     => MINUTE_IN_SECONDS,
			'redirection' => 0,
			'httpversion' => '1.0',
			'blocking'    => true,
			'user-agent'  => $this->user_agent(),
			'body'        => $body,
			'headers'     => array( 'Content-Type' => 'application/json' ),
			'cookies'     => array(),
		);
		$args  = apply_filters( 'woocommerce_webhook_http_args', $args, $arg, $this->id );

		$args['headers'] += array(
			'X-WC-Webhook-Source'      => home_url( '/' ),
			'X-WC-Webhook-Topic'       => $this->get_topic(),
			'X-WC-Webhook-Resource'    => $this->get_resource(),
			'X-WC-Webhook-Event'       => $this->get_event(),
			'X-WC-Webhook-Signature'   => $this->generate_signature( $args['body'] ),
			'X-WC-Webhook-ID'          => $this->id,
			'X-WC-Webhook-Delivery-ID' => wp_hash( $this->id . time() ),
		);

		$answer = wp_safe_remote_request( $this->get_delivery_url(), $args );
		$this->count( $answer );
		do_action( 'woocommerce_webhook_delivery', $args, $answer, round( microtime( true ) - $start, 5 ), $arg, $this->id );
	}

	/** As it is now, which may be newer than what rang; what is gone is an error object. */
	public function build_payload( $arg ): array {
		$user = get_current_user_id();
		wp_set_current_user( $this->get_user_id() );
		$payload = array( 'id' => $arg );
		if ( 'action' === $this->get_resource() ) {
			$payload = array( 'action' => $this->get_event(), 'arg' => $arg );
		} elseif ( 'deleted' !== $this->get_event() ) {
			$answer  = rest_do_request( new WP_REST_Request( 'GET', "/wc/v3/{$this->get_resource()}s/$arg" ) );
			$payload = rest_get_server()->response_to_data( $answer, false );
		}
		wp_set_current_user( $user );
		return (array) apply_filters( 'woocommerce_webhook_payload', $payload, $this->get_resource(), $arg, $this->id );
	}

	public function generate_signature( string $payload ): string {
		return base64_encode( hash_hmac( 'sha256', $payload, wp_specialchars_decode( $this->get_secret(), ENT_QUOTES ), true ) );
	}

	private function user_agent(): string {
		return sprintf( 'WooCommerce/%s Hookshot (WordPress/%s)', WC_VERSION, $GLOBALS['wp_version'] );
	}

	/** @param array|WP_Error $answer A redirect counts as success; the failure after six others switches the webhook off. */
	private function count( $answer ): void {
		$code = is_wp_error( $answer ) ? 0 : (int) wp_remote_retrieve_response_code( $answer );
		if ( $code >= 200 && $code < 303 ) {
			$this->set_failure_count( 0 );
		} elseif ( $this->get_failure_count() > apply_filters( 'woocommerce_max_webhook_delivery_failures', 5 ) ) {
			$this->set_status( 'disabled' );
			do_action( 'woocommerce_webhook_disabled_due_delivery_failures', $this->id );
		} else {
			$this->set_failure_count( $this->get_failure_count() + 1 );
		}
		$this->save();
	}

	/** @return true|WP_Error */
	public function deliver_ping() {
		$args   = apply_filters( 'woocommerce_webhook_http_args', array( 'user-agent' => $this->user_agent(), 'body' => "webhook_id=$this->id" ), null, $this->id );
		$answer = wp_safe_remote_post( $this->get_delivery_url(), $args );
		if ( is_wp_error( $answer ) ) {
			return new WP_Error( 'error', 'Error: Delivery URL cannot be reached: ' . $answer->get_error_message() );
		}
		if ( 200 !== wp_remote_retrieve_response_code( $answer ) ) {
			return new WP_Error( 'error', 'Error: Delivery URL returned response code: ' . absint( wp_remote_retrieve_response_code( $answer ) ) );
		}
		$this->set_pending_delivery( false );
		$this->save();
		return true;
	}

	/** While nobody answered the ping, each save of an active webhook sends it again. */
	public function save(): int {
		global $wpdb;
		$new  = 0 === $this->id;
		$ping = ! $new && 'active' === $this->get_status() && ( isset( $this->changes['delivery_url'] ) || $this->get_pending_delivery() );
		if ( $new && ! isset( $this->changes['pending_delivery'] ) ) {
			$this->set_pending_delivery( true );
		}
		$new ? $this->set_date_created( time() ) : $this->set_date_modified( time() );
		$row = array( 'date_' . ( $new ? 'created' : 'modified' ) . '_gmt' => current_time( 'mysql', true ) );
		foreach ( array( 'status', 'name', 'user_id', 'delivery_url', 'secret', 'topic', 'failure_count' ) as $name ) {
			$row[ $name ] = $this->get_prop( $name );
		}
		$row['pending_delivery'] = (int) $this->get_pending_delivery();
		$new ? $wpdb->insert( "{$wpdb->prefix}wc_webhooks", $row ) : $wpdb->update( "{$wpdb->prefix}wc_webhooks", $row, array( 'webhook_id' => $this->id ) );
		$this->id = $new ? $wpdb->insert_id : $this->id;
		$this->apply_changes();
		if ( $new ) {
			do_action( 'woocommerce_new_webhook', $this->id, $this );
			return $this->id;
		}
		if ( $ping ) {
			$this->deliver_ping();
		}
		do_action( 'woocommerce_webhook_updated', $this->id );
		return $this->id;
	}

	public function delete( bool $force = false ): bool {
		global $wpdb;
		$wpdb->delete( "{$wpdb->prefix}wc_webhooks", array( 'webhook_id' => $this->id ) );
		do_action( 'woocommerce_webhook_deleted', $this->id, $this );
		$this->id = 0;
		return true;
	}
}
