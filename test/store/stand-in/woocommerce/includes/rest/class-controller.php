<?php
/** What the resources of `wc/v3` have in common: routes, refusals, pages and batches. */
abstract class ERP_Bridge_Stand_In_Controller {
	protected const ROUTE = '';
	protected const SPACE = 'wc/v3';
	private const BATCH_LIMIT = 100;

	protected function route( string $methods, string $callback, callable $permission, array $args = array() ): array {
		return array(
			'methods'             => $methods,
			'callback'            => array( $this, $callback ),
			'permission_callback' => $permission,
			'args'                => $args,
		);
	}

	/** @return true|WP_Error */
	protected function allow( string $capability, string $action, string $message ) {
		if ( current_user_can( $capability ) ) {
			return true;
		}
		return new WP_Error( "woocommerce_rest_cannot_$action", $message, array( 'status' => rest_authorization_required_code() ) );
	}

	protected function error( string $code, string $message, int $status ): WP_Error {
		return new WP_Error( $code, $message, array( 'status' => $status ) );
	}

	protected function refused( WC_Data_Exception $why ): WP_Error {
		return new WP_Error( $why->getErrorCode(), $why->getMessage(), $why->getErrorData() );
	}

	/** The arguments that every list has. */
	protected function page_arguments(): array {
		$ids = array( 'type' => 'array', 'items' => array( 'type' => 'integer' ), 'default' => array() );
		return array(
			'page'     => array( 'type' => 'integer', 'default' => 1, 'minimum' => 1 ),
			'per_page' => array( 'type' => 'integer', 'default' => 10, 'minimum' => 1, 'maximum' => 100 ),
			'search'   => array( 'type' => 'string' ),
			'exclude'  => $ids,
			'include'  => $ids,
			'offset'   => array( 'type' => 'integer' ),
		);
	}

	protected function paged( WP_REST_Response $response, WP_REST_Request $request, int $total, int $pages, int $page ): WP_REST_Response {
		$response->header( 'X-WP-Total', (string) $total );
		$response->header( 'X-WP-TotalPages', (string) $pages );
		$base = add_query_arg( $request->get_query_params(), rest_url( static::SPACE . '/' . static::ROUTE ) );
		if ( $page > 1 ) {
			$response->link_header( 'prev', add_query_arg( 'page', min( $page - 1, $pages ), $base ) );
		}
		if ( $page < $pages ) {
			$response->link_header( 'next', add_query_arg( 'page', $page + 1, $base ) );
		}
		return $response;
	}

	/** Each item for itself, in the order sent; one that is refused stops no other. */
	public function batch( WP_REST_Request $request ) {
		$parts = array(
			'create' => array( 'POST', 'may_create', 'create_item' ),
			'update' => array( 'PUT', 'may_update', 'update_item' ),
			'delete' => array( 'DELETE', 'may_delete', 'delete_item' ),
		);
		$total = array_sum( array_map( static fn( string $part ): int => count( (array) $request[ $part ] ), array_keys( $parts ) ) );
		$limit = apply_filters( 'woocommerce_rest_batch_items_limit', self::BATCH_LIMIT, static::ROUTE );
		if ( $total > $limit ) {
			return $this->error( 'woocommerce_rest_request_entity_too_large', "Unable to accept more than $limit items for this request.", 413 );
		}
		$answer = array();
		foreach ( $parts as $part => list( $method, $permission, $callback ) ) {
			foreach ( (array) $request[ $part ] as $item ) {
				$single = new WP_REST_Request( $method, $request->get_route() );
				$single->set_body_params( 'delete' === $part ? array( 'id' => (int) $item, 'force' => true ) : (array) $item );
				$single->set_default_params( 'create' === $part ? $this->create_defaults() : array() );
				$allowed           = $this->$permission( $single );
				$answer[ $part ][] = $this->batch_result( $single, true === $allowed ? $this->$callback( $single ) : $allowed );
			}
		}
		return $answer;
	}

	protected function create_defaults(): array {
		return array();
	}

	/** @param WP_REST_Response|WP_Error $result */
	private function batch_result( WP_REST_Request $request, $result ): array {
		if ( ! is_wp_error( $result ) ) {
			return rest_get_server()->response_to_data( $result, false );
		}
		return array(
			'id'    => (int) $request['id'],
			'error' => array( 'code' => $result->get_error_code(), 'message' => $result->get_error_message(), 'data' => $result->get_error_data() ),
		);
	}

	protected static function date( ?WC_DateTime $date, bool $utc ): ?string {
		return $date ? gmdate( 'Y-m-d\TH:i:s', $utc ? $date->getTimestamp() : $date->getOffsetTimestamp() ) : null;
	}

	/** @return array<string, ?string> `name` in the shop's zone and `name_gmt`. */
	protected static function dates( string $name, ?WC_DateTime $date ): array {
		return array( $name => self::date( $date, false ), "{$name}_gmt" => self::date( $date, true ) );
	}
}
