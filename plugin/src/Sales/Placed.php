<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

use Automattic\WooCommerce\Utilities\OrderUtil;
use ErpBridge\Platform\Table;
use WC_DateTime;
use WC_Order;
use WP_Comment;
use WP_Post;

/**
 * When an order was placed. WooCommerce dates it when it is begun: as the basket of the block checkout, or as an empty order in wp-admin.
 * So the moment is written down in which it stops being a draft.
 */
final class Placed {
	/** The basket of the block checkout, an order that somebody begins to write in wp-admin. */
	public const DRAFTS = array( 'auto-draft', 'draft', 'checkout-draft' );

	/** Those, and an order that was never stored. */
	public const UNPLACED = array( ...self::DRAFTS, 'new' );

	/** @var array<int, array{placed: bool, begun: int|null}> Orders that are being saved with another status. */
	private static array $saving = array();

	public static function hooks(): void {
		add_action( 'woocommerce_before_order_object_save', array( self::class, 'before_save' ), PHP_INT_MIN );
		add_action( 'woocommerce_after_order_object_save', array( self::class, 'after_save' ), PHP_INT_MIN );
		// Classic storage, past WooCommerce: an order that is written in wp-admin is posted before it is an order.
		add_action( 'transition_post_status', array( self::class, 'posted' ), PHP_INT_MIN, 3 );
	}

	/**
	 * A date that staff gave it counts; else when it was placed, where that is known; else when it was begun. Of an order without a date,
	 * whatever tells the most.
	 *
	 * @param WC_Order              $order
	 * @param \stdClass|null        $sale  The order's row.
	 * @param list<WP_Comment>|null $notes The oldest first; null: the caller has not read them.
	 * @return int A timestamp.
	 */
	public static function at( WC_Order $order, ?\stdClass $sale, ?array $notes = null ): int {
		$created = self::timestamp( $order->get_date_created() );
		$placed  = self::moment( $sale->placed_at ?? null );
		if ( null === $placed ) {
			return $created ?? self::guess( $order, $notes );
		}
		$begun = self::moment( $sale->begun_at ?? null );
		if ( null !== $begun ) {
			return null === $created || $created === $begun ? $placed : $created;
		}
		// It had no date when it was read first; WooCommerce dates it with the next save, which is later.
		return min( $placed, $created ?? $placed );
	}

	/** @param list<WP_Comment>|null $notes */
	private static function guess( WC_Order $order, ?array $notes ): int {
		// Perhaps meanwhile, by the same request: its texts name the day, too.
		$known = self::moment( Sales::row( $order->get_id() )->placed_at ?? null );
		if ( null !== $known ) {
			return $known;
		}
		$noted = self::moment( null === $notes ? self::first_note( $order->get_id() ) : $notes[0]->comment_date_gmt ?? null );
		$dates = array( $order->get_date_paid(), $order->get_date_completed() );
		$known = self::timestamp( $dates[0] ?? $dates[1] ) ?? $noted ?? self::timestamp( $order->get_date_modified() ) ?? time();
		// Written down, so that it stays what it is.
		self::write( $order->get_id(), $known, null );
		return $known;
	}

	private static function first_note( int $order_id ): ?string {
		global $wpdb;
		return $wpdb->get_var( $wpdb->prepare( "SELECT comment_date_gmt FROM {$wpdb->comments} WHERE comment_post_ID = %d AND comment_type = 'order_note' AND comment_approved = '1' ORDER BY comment_ID LIMIT 1", $order_id ) );
	}

	/** @param WC_Order|mixed $order */
	public static function before_save( mixed $order ): void {
		if ( ! $order instanceof WC_Order || $order->get_id() < 1 || ! isset( $order->get_changes()['status'] ) ) {
			return;
		}
		$was       = $order->get_data();
		$begun     = self::timestamp( $was['date_created'] ?? null );
		$is_placed = in_array( $was['status'] ?? '', self::DRAFTS, true ) && ! in_array( $order->get_status( 'edit' ), self::DRAFTS, true );
		$is_dated  = self::timestamp( $order->get_date_created( 'edit' ) ) !== $begun;

		self::$saving[ $order->get_id() ] = array(
			'placed' => $is_placed && ! $is_dated,
			'begun'  => $begun,
		);
	}

	/** @param WC_Order|mixed $order */
	public static function after_save( mixed $order ): void {
		$saved = $order instanceof WC_Order ? self::$saving[ $order->get_id() ] ?? null : null;
		if ( null === $saved ) {
			return;
		}
		unset( self::$saving[ $order->get_id() ] );
		if ( $saved['placed'] ) {
			self::write( $order->get_id(), time(), $saved['begun'] );
		}
	}

	public static function posted( string $to, string $from, WP_Post $post ): void {
		// With tables of its own WooCommerce keeps copies among the posts, and makes those of old orders at any time.
		if ( OrderUtil::custom_orders_table_usage_is_enabled() ) {
			return;
		}
		$unplaced = array( 'auto-draft', 'draft', 'wc-checkout-draft' );
		if ( 'shop_order' === $post->post_type && ! isset( self::$saving[ $post->ID ] ) && in_array( $from, $unplaced, true ) && ! in_array( $to, array( ...$unplaced, 'trash' ), true ) ) {
			self::write( $post->ID, time(), self::moment( $post->post_date_gmt ) );
		}
	}

	/** A shop that cannot write into our table sells all the same. */
	private static function write( int $order_id, int $at, ?int $begun ): void {
		if ( $order_id < 1 ) {
			return;
		}
		$text = static fn( int $moment ): string => gmdate( 'Y-m-d H:i:s', $moment );
		try {
			Sales::save(
				$order_id,
				array(
					'placed_at' => $text( $at ),
					'begun_at'  => null === $begun ? null : $text( $begun ),
				)
			);
		} catch ( \RuntimeException $e ) {
			wc_get_logger()->error( $e->getMessage(), array( 'source' => 'erp-bridge' ) );
		}
	}

	private static function timestamp( ?WC_DateTime $date ): ?int {
		return $date?->getTimestamp();
	}

	/** A DATETIME in UTC; null where there is none. */
	private static function moment( ?string $datetime ): ?int {
		$time = null === $datetime || str_starts_with( $datetime, '0000' ) ? false : strtotime( "$datetime UTC" );
		return false === $time ? null : $time;
	}
}
