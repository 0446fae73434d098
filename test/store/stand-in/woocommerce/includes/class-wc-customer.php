<?php
/**
 * A customer: a WordPress user with billing and shipping addresses in user meta.
 *
 * Getters and setters `get_first_name()`, `set_billing_city()` … are answered by __call from the list of properties.
 */
class WC_Customer {
	public const ADDRESS = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'postcode', 'country', 'state' );
	public const BILLING = array( ...self::ADDRESS, 'email', 'phone' );
	public const SHIPPING = array( ...self::ADDRESS, 'phone' );
	private const HIDDEN_META = array(
		'locale', 'paying_customer', 'last_update', 'first_name', 'last_name', 'display_name', 'show_admin_bar_front', 'use_ssl',
		'admin_color', 'rich_editing', 'comment_shortcuts', 'dismissed_wp_pointers', 'show_welcome_panel', 'session_tokens', 'nickname',
		'description', 'syntax_highlighting', 'infinite_scrolling',
	);

	private int $id       = 0;
	private array $props  = array( 'email' => '', 'username' => '', 'password' => '', 'first_name' => '', 'last_name' => '', 'display_name' => '' );
	private array $meta   = array();
	private string $role  = 'customer';
	private ?WP_User $user = null;

	/** @param int|WC_Customer $customer */
	public function __construct( $customer = 0 ) {
		foreach ( array( 'billing' => self::BILLING, 'shipping' => self::SHIPPING ) as $kind => $fields ) {
			foreach ( $fields as $field ) {
				$this->props[ "{$kind}_{$field}" ] = '';
			}
		}
		$this->load( $customer instanceof self ? $customer->get_id() : (int) $customer );
	}

	private function load( int $id ): void {
		$user = $id > 0 ? get_userdata( $id ) : false;
		if ( ! $user ) {
			return;
		}
		$this->id   = $user->ID;
		$this->user = $user;
		$this->role = (string) current( $user->roles );
		foreach ( array_keys( $this->props ) as $name ) {
			$this->props[ $name ] = (string) get_user_meta( $id, $name, true );
		}
		$this->props['email']        = $user->user_email;
		$this->props['username']     = $user->user_login;
		$this->props['display_name'] = $user->display_name;
		$this->props['password']     = '';
	}

	public function __call( string $method, array $arguments ) {
		list( $verb, $name ) = array_pad( explode( '_', $method, 2 ), 2, '' );
		if ( ! array_key_exists( $name, $this->props ) ) {
			throw new BadMethodCallException( "The stand-in's WC_Customer has no $method()." );
		}
		if ( 'get' === $verb ) {
			return $this->props[ $name ];
		}
		$this->props[ $name ] = (string) $arguments[0];
	}

	public function get_id(): int {
		return $this->id;
	}

	public function get_role(): string {
		return $this->role;
	}

	public function set_role( string $role ): void {
		$this->role = $role;
	}

	public function set_email( string $email ): void {
		if ( '' !== $email && ! is_email( $email ) ) {
			throw new WC_Data_Exception( 'customer_invalid_email', 'Invalid email address' );
		}
		$this->props['email'] = sanitize_email( $email );
	}

	public function set_billing_email( string $email ): void {
		if ( '' !== $email && ! is_email( $email ) ) {
			throw new WC_Data_Exception( 'customer_invalid_billing_email', 'Invalid billing email address' );
		}
		$this->props['billing_email'] = sanitize_email( $email );
	}

	public function get_billing(): array {
		return $this->address( 'billing', self::BILLING );
	}

	public function get_shipping(): array {
		return $this->address( 'shipping', self::SHIPPING );
	}

	private function address( string $kind, array $fields ): array {
		return array_combine( $fields, array_map( fn( string $field ): string => $this->props[ "{$kind}_{$field}" ], $fields ) );
	}

	public function get_is_paying_customer(): bool {
		return (bool) get_user_meta( $this->id, 'paying_customer', true );
	}

	public function get_avatar_url(): string {
		return (string) get_avatar_url( $this->props['email'] );
	}

	/** UTC seconds. */
	public function created_at(): ?int {
		return $this->user ? (int) strtotime( $this->user->user_registered . ' UTC' ) : null;
	}

	/** UTC seconds; nothing where WooCommerce never saved this user. */
	public function modified_at(): ?int {
		$time = (int) get_user_meta( $this->id, 'last_update', true );
		return $time > 0 ? $time : null;
	}

	public function get_meta( string $key ) {
		return $this->meta[ $key ] ?? get_user_meta( $this->id, $key, true );
	}

	public function update_meta_data( string $key, $value ): void {
		$this->meta[ $key ] = $value;
	}

	/** @return array<array{id: int, key: string, value: mixed}> What others may know of the user's meta. */
	public function public_meta(): array {
		global $wpdb;
		$rows = $wpdb->get_results(
			$wpdb->prepare( "SELECT umeta_id, meta_key, meta_value FROM $wpdb->usermeta WHERE user_id = %d ORDER BY umeta_id", $this->id )
		);
		$own  = array_flip( array_merge( self::HIDDEN_META, array_keys( $this->props ) ) );
		$meta = array();
		foreach ( $rows as $row ) {
			if ( ! isset( $own[ $row->meta_key ] ) && ! is_protected_meta( $row->meta_key, 'user' ) && ! str_starts_with( $row->meta_key, $wpdb->prefix ) ) {
				$meta[] = array( 'id' => (int) $row->umeta_id, 'key' => $row->meta_key, 'value' => maybe_unserialize( $row->meta_value ) );
			}
		}
		return $meta;
	}

	public function save(): int {
		$new = 0 === $this->id;
		$id  = $new ? wc_create_new_customer( $this->props['email'], $this->props['username'], $this->props['password'] ) : $this->update_user();
		if ( is_wp_error( $id ) ) {
			throw new WC_Data_Exception( (string) $id->get_error_code(), $id->get_error_message() );
		}
		$own = array( 'email', 'username', 'password', 'display_name' );
		foreach ( array_diff_key( $this->props, array_flip( $own ) ) as $name => $value ) {
			update_user_meta( $id, $name, wp_slash( $value ) );
		}
		foreach ( $this->meta as $key => $value ) {
			update_user_meta( $id, $key, wp_slash( $value ) );
		}
		update_user_meta( $id, 'last_update', (string) time() );
		$this->meta = array();
		$this->load( $id );
		do_action( $new ? 'woocommerce_new_customer' : 'woocommerce_update_customer', $id, $this );
		return $id;
	}

	/** @return int|WP_Error */
	private function update_user() {
		$data = array( 'ID' => $this->id, 'user_email' => $this->props['email'], 'display_name' => $this->props['display_name'] );
		if ( '' !== $this->props['password'] ) {
			$data['user_pass'] = $this->props['password'];
		}
		return wp_update_user( wp_slash( $data ) );
	}

	public function delete(): bool {
		require_once ABSPATH . 'wp-admin/includes/user.php';
		do_action( 'woocommerce_delete_customer', $this->id, $this );
		return wp_delete_user( $this->id );
	}
}
