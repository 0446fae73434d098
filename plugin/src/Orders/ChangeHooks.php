<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Platform\Daily;
use ErpBridge\Sales\Placed;
use ErpBridge\Sales\Sales;
use WC_Abstract_Order;
use WC_Order_Item;
use WP_Comment;
use WP_Post;

/**
 * Everything by which WooCommerce tells that an order changed, with its own tables (HPOS) and with the classic ones, whoever
 * changed it. Ours comes first at each hook: another plugin that dies there takes nothing from the feed.
 */
final class ChangeHooks {
	private const FIRST = PHP_INT_MIN;

	/** @var array<int, string> Kind by order: told when the work on it is over. */
	private static array $later = array();

	/** @var array<int, int> Order by item that is about to go. */
	private static array $items = array();

	/** @var array<int, true> Orders that are about to go. */
	private static array $going = array();

	public static function hooks(): void {
		self::on( 'woocommerce_new_order', static fn( int $id, $order = null ) => self::tell( $order ?? $id, 'created' ), 2 );
		// Its lines are stored after this; whoever saves an order past its save() is told of at the end.
		self::on( 'woocommerce_update_order', static fn( int $id ) => self::at_end( $id, 'updated' ) );
		self::on( 'woocommerce_after_order_object_save', static fn( $order ) => self::tell( $order, 'updated' ) );
		self::on( 'woocommerce_order_status_changed', static fn( int $id, $from, $to, $order = null ) => self::tell( $order ?? $id, 'status' ), 4 );
		self::on( 'woocommerce_order_note_added', static fn( int $note, $order ) => self::tell( $order, 'note' ), 2 );
		foreach ( array( 'edit_comment', 'deleted_comment', 'trashed_comment' ) as $hook ) {
			self::on( $hook, array( self::class, 'note_changed' ), 2 );
		}
		self::items();
		self::refunds();
		self::removals();
		self::on( 'shutdown', array( self::class, 'tell_later' ), 0 );

		add_action( Daily::HOOK, array( Changes::class, 'prune' ) );
	}

	private static function items(): void {
		$touched = static function ( int $id, $item = null ): void {
			self::at_end( $item instanceof WC_Order_Item ? (int) $item->get_order_id() : (int) wc_get_order_id_by_order_item_id( $id ), 'updated' );
		};
		self::on( 'woocommerce_new_order_item', $touched, 2 );
		self::on( 'woocommerce_update_order_item', $touched, 2 );
		self::on(
			'woocommerce_before_delete_order_item',
			static function ( int $id ): void {
				self::$items[ $id ] = (int) wc_get_order_id_by_order_item_id( $id );
			}
		);
		self::on( 'woocommerce_delete_order_item', static fn( int $id ) => self::at_end( self::$items[ $id ] ?? 0, 'updated' ) );
	}

	private static function refunds(): void {
		self::on( 'woocommerce_after_order_refund_object_save', static fn( $refund ) => self::tell( $refund, 'refunded' ) );
		self::on( 'woocommerce_order_refunded', static fn( int $id ) => self::tell( $id, 'refunded' ) );
		self::on( 'woocommerce_refund_deleted', static fn( int $refund, int $id ) => self::tell( $id, 'refund_deleted' ), 2 );
		// Not every way of deleting a refund ends with a hook. Told before, it cannot be lost; told after, it is read as it is.
		add_filter(
			'woocommerce_pre_delete_order_refund',
			static function ( $decided, WC_Abstract_Order $refund ) {
				if ( null === $decided ) {
					self::tell( $refund, 'refund_deleted' );
					self::at_end( $refund->get_parent_id(), 'refund_deleted' );
				}
				return $decided;
			},
			PHP_INT_MAX,
			2
		);
	}

	private static function removals(): void {
		self::on( 'woocommerce_trash_order', static fn( int $id ) => Changes::add( $id, 'trashed' ) );
		self::on(
			'woocommerce_untrash_order',
			static function ( int $id ): void {
				Changes::add( $id, 'restored' );
				self::at_end( $id, 'restored' );
			}
		);
		self::on(
			'woocommerce_before_delete_order',
			static function ( int $id, $order ): void {
				if ( $order instanceof WC_Abstract_Order && self::is_told( $order ) ) {
					self::$going[ $id ] = true;
					Changes::add( $id, 'deleted' );
				}
			},
			2
		);
		self::on( 'woocommerce_delete_order', array( self::class, 'deleted' ) );
		// Classic storage, past WooCommerce: the list of posts and everything that treats orders as posts.
		self::on( 'trashed_post', static fn( int $id ) => self::post( get_post( $id ), 'trashed' ) );
		self::on( 'untrashed_post', static fn( int $id ) => self::post( get_post( $id ), 'restored' ) );
		self::on(
			'before_delete_post',
			static function ( int $id, $post ): void {
				if ( 'shop_order' === $post->post_type && ! in_array( $post->post_status, array( 'auto-draft', 'draft', 'wc-checkout-draft' ), true ) ) {
					self::$going[ $id ] = true;
					Changes::add( $id, 'deleted' );
				}
			},
			2
		);
		self::on(
			'deleted_post',
			static function ( int $id, WP_Post $post ): void {
				if ( 'shop_order' === $post->post_type ) {
					self::deleted( $id );
				} elseif ( 'shop_order_refund' === $post->post_type && $post->post_parent > 0 ) {
					Changes::add( $post->post_parent, 'refund_deleted' );
				}
			},
			2
		);
	}

	private static function on( string $hook, callable $told, int $arguments = 1 ): void {
		add_action( $hook, $told, self::FIRST, $arguments );
	}

	/** @param WC_Abstract_Order|int $order */
	private static function tell( mixed $order, string $kind ): void {
		$order = $order instanceof WC_Abstract_Order ? $order : wc_get_order( $order );
		if ( ! $order instanceof WC_Abstract_Order ) {
			return;
		}
		if ( 'shop_order_refund' === $order->get_type() ) {
			$parent = $order->get_parent_id();
			if ( $parent > 0 ) {
				Changes::add( $parent, 'refund_deleted' === $kind ? $kind : 'refunded' );
			}
		} elseif ( self::is_told( $order ) ) {
			unset( self::$later[ $order->get_id() ] );
			Changes::add( $order->get_id(), $kind );
		}
	}

	private static function is_told( WC_Abstract_Order $order ): bool {
		return 'shop_order' === $order->get_type() && $order->get_id() > 0 && ! in_array( $order->get_status(), Placed::UNPLACED, true );
	}

	/** A line is hardly ever stored alone: one row for all of them, unless the order itself is saved anyway. */
	private static function at_end( int $order_id, string $kind ): void {
		foreach ( array_diff_key( self::$later, array( $order_id => true ) ) as $other => $its_kind ) {
			unset( self::$later[ $other ] );
			self::tell_of( $other, $its_kind );
		}
		if ( $order_id > 0 ) {
			self::$later[ $order_id ] = $kind;
		}
	}

	public static function tell_later(): void {
		self::at_end( 0, '' );
	}

	/** WooCommerce takes lines and notes away with their order. */
	private static function tell_of( int $order_id, string $kind ): void {
		if ( ! isset( self::$going[ $order_id ] ) ) {
			self::tell( $order_id, $kind );
		}
	}

	public static function deleted( int $order_id ): void {
		if ( isset( self::$going[ $order_id ] ) ) {
			Changes::add( $order_id, 'deleted' );
			Sales::forget( $order_id );
		}
	}

	private static function post( ?WP_Post $post, string $kind ): void {
		if ( $post && 'shop_order' === $post->post_type ) {
			Changes::add( $post->ID, $kind );
		}
	}

	/** @param mixed $comment A WP_Comment, or the data of one. */
	public static function note_changed( string|int $id, mixed $comment ): void {
		$comment = $comment instanceof WP_Comment ? $comment : get_comment( (int) $id );
		if ( $comment instanceof WP_Comment && 'order_note' === $comment->comment_type ) {
			self::tell_of( (int) $comment->comment_post_ID, 'note' );
		}
	}
}
