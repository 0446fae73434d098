<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

use ErpBridge\Platform\Rest;
use ErpBridge\Sales\Sales;
use ErpBridge\Settings\Settings;
use WC_Order;
use WP_Error;
use WP_REST_Request;

/** For who writes the texts: what can be put in, and how they look with a real order, before they are saved. */
final class TextsRoutes {
	public static function register(): void {
		Rest::route( 'GET /sales/placeholders', array( self::class, 'placeholders' ) );
		Rest::route( 'POST /sales/texts/preview', array( self::class, 'preview' ) );
	}

	/** @return array<string, mixed> */
	public static function placeholders(): array {
		$descriptions = PlaceholderValues::descriptions();
		$language     = Language::of_shop();
		return array(
			'placeholders' => array_map(
				static fn( string $name ): array => array(
					'name'        => $name,
					'description' => $descriptions[ $name ],
					'fields'      => Placeholders::fields_of( $name ),
				),
				Placeholders::all()
			),
			'fields'       => SalesCheck::names(),
			// What stands for an empty text in the default language.
			'built_in'     => array_combine( Placeholders::FIELDS, array_map( static fn( string $field ): string => BuiltInTexts::of( $language, $field ), Placeholders::FIELDS ) ),
			'language'     => $language,
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function preview( WP_REST_Request $request ): array|WP_Error {
		$texts   = $request->has_param( 'texts' ) ? (array) $request['texts'] : Settings::get( 'sales', 'texts' );
		$problem = SalesCheck::problem_of_texts( $texts );
		if ( null !== $problem ) {
			return Rest::error( 'placeholder_invalid', $problem, 400 );
		}
		$order = $request['order'] > 0 ? self::numbered( $request['order'] ) : self::latest();
		if ( ! $order instanceof WC_Order ) {
			return Rest::error( 'order_missing', __( 'There is no such order. Choose another one, or leave the field empty for the latest.', 'erp-bridge' ), 404 );
		}
		$language = '' === $request['language'] ? Language::of( $order ) : $request['language'];
		$sale     = Sales::row( $order->get_id() ) ?? new \stdClass();
		// So that one sees where they go, also before the ERP has answered.
		$sale->doc_type   = ( $sale->doc_type ?? '' ) ?: Settings::get( 'sales', 'document' );
		$sale->doc_number = ( $sale->doc_number ?? '' ) ?: __( '(number)', 'erp-bridge' );
		$sale->doc_state  = 'final';
		$sale->due_date   = ( $sale->due_date ?? '' ) ?: gmdate( 'Y-m-d', time() + 30 * DAY_IN_SECONDS );
		$rendered         = array();
		foreach ( Placeholders::FIELDS as $field ) {
			// A caption is written before there is a document.
			$rendered[ $field ] = Texts::render( $field, $order, str_starts_with( $field, 'caption' ) ? null : $sale, $language, $texts );
		}
		return array(
			'order'    => array(
				'id'       => $order->get_id(),
				'number'   => (string) $order->get_order_number(),
				'language' => $language,
			),
			'rendered' => $rendered,
		);
	}

	/** By the number that people see: plugins with numbers of their own translate it where WooCommerce asks for one. */
	private static function numbered( int $number ): ?WC_Order {
		$order = wc_get_order( (int) apply_filters( 'woocommerce_shortcode_order_tracking_order_id', $number ) ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		return $order instanceof WC_Order ? $order : null;
	}

	private static function latest(): ?WC_Order {
		$orders = wc_get_orders(
			array(
				'type'    => 'shop_order',
				'status'  => array_keys( wc_get_order_statuses() ),
				'orderby' => 'ID',
				'order'   => 'DESC',
				'limit'   => 1,
			)
		);
		$latest = is_array( $orders ) ? ( $orders[0] ?? null ) : null;
		return $latest instanceof WC_Order ? $latest : null;
	}
}
