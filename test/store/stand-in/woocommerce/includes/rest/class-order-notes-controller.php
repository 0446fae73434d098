<?php
/** `wc/v3/orders/{id}/notes`. */
final class ERP_Bridge_Stand_In_Order_Notes_Controller extends ERP_Bridge_Stand_In_Controller {
	use ERP_Bridge_Stand_In_Order_Permissions;

	protected const ROUTE = 'orders/(?P<order_id>[\d]+)/notes';

	public function register_routes(): void {
		$new = array(
			'note'          => array( 'type' => 'string', 'required' => true, 'sanitize_callback' => 'wp_kses_post' ),
			'customer_note' => array( 'type' => 'boolean', 'default' => false ),
			'added_by_user' => array( 'type' => 'boolean', 'default' => false ),
		);
		$any = array( 'type' => array( 'type' => 'string', 'default' => 'any', 'enum' => array( 'any', 'customer', 'internal' ) ) );
		register_rest_route( self::SPACE, '/' . self::ROUTE, array( $this->route( 'GET', 'list_items', array( $this, 'may_list' ), $any ), $this->route( 'POST', 'create_item', array( $this, 'may_create' ), $new ) ) );
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE . '/(?P<id>[\d]+)',
			array(
				$this->route( 'GET', 'get_item', array( $this, 'may_view' ) ),
				$this->route( 'DELETE', 'delete_item', array( $this, 'may_delete' ), array( 'force' => array( 'type' => 'boolean', 'default' => false ) ) ),
			)
		);
	}

	public function list_items( WP_REST_Request $request ) {
		$order = wc_get_order( (int) $request['order_id'] );
		if ( ! $order instanceof WC_Order ) {
			return $this->error( 'woocommerce_rest_shop_order_invalid_id', 'Invalid order ID.', 404 );
		}
		$meta = array( 'customer' => array( array( 'key' => 'is_customer_note', 'value' => 1 ) ), 'internal' => array( array( 'key' => 'is_customer_note', 'compare' => 'NOT EXISTS' ) ) );
		// By time alone: of one second, the older come first.
		$ids = array_map( 'intval', get_comments( array( 'post_id' => $order->get_id(), 'type' => 'order_note', 'fields' => 'ids', 'meta_query' => $meta[ $request['type'] ] ?? array() ) ) );
		return array_map( fn( int $id ): array => rest_get_server()->response_to_data( $this->answer( $id, $order->get_id() ), false ), $ids );
	}

	public function create_item( $request ) {
		$order = wc_get_order( (int) $request['order_id'] );
		if ( ! $order instanceof WC_Order ) {
			return $this->error( 'woocommerce_rest_order_invalid_id', 'Invalid order ID.', 404 );
		}
		$id       = $order->add_order_note( $request['note'], $request['customer_note'], $request['added_by_user'] );
		$response = $this->answer( $id, $order->get_id() );
		$response->set_status( 201 );
		$response->header( 'Location', rest_url( self::SPACE . "/orders/{$order->get_id()}/notes/$id" ) );
		return $response;
	}

	public function get_item( $request ) {
		return $this->missing( $request ) ?? $this->answer( (int) $request['id'], (int) $request['order_id'] );
	}

	public function delete_item( $request ) {
		if ( ! $request['force'] ) {
			return $this->error( 'woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.', 501 );
		}
		$missing = $this->missing( $request );
		if ( $missing ) {
			return $missing;
		}
		$response = $this->answer( (int) $request['id'], (int) $request['order_id'] );
		wc_delete_order_note( (int) $request['id'] );
		return $response;
	}

	private function missing( $request ): ?WP_Error {
		if ( ! wc_get_order( (int) $request['order_id'] ) instanceof WC_Order ) {
			return $this->error( 'woocommerce_rest_order_invalid_id', 'Invalid order ID.', 404 );
		}
		$note = wc_get_order_note( (int) $request['id'] );
		return $note && $note->order_id === (int) $request['order_id'] ? null : $this->error( 'woocommerce_rest_invalid_id', 'Invalid resource ID.', 404 );
	}

	private function answer( int $id, int $order_id ): WP_REST_Response {
		$comment  = get_comment( $id );
		$response = new WP_REST_Response(
			array(
				'id'            => $id,
				'author'        => $comment->comment_author,
				'date_created'  => mysql_to_rfc3339( $comment->comment_date ),
				'date_created_gmt' => mysql_to_rfc3339( $comment->comment_date_gmt ),
				'note'          => $comment->comment_content,
				'customer_note' => (bool) get_comment_meta( $id, 'is_customer_note', true ),
			)
		);
		$order    = rest_url( self::SPACE . "/orders/$order_id" );
		$response->add_links( array( 'self' => array( 'href' => "$order/notes/$id" ), 'collection' => array( 'href' => "$order/notes" ), 'up' => array( 'href' => $order ) ) );
		return $response;
	}
}
