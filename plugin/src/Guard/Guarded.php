<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Guard;

use ErpBridge\Platform\Busy;

/**
 * Work on one order, or on something else, while other plugins listen to it. What they throw and their wp_die() lose that order alone; where they end the
 * whole request, its answer names the order.
 */
final class Guarded {
	private const DYING = array( 'wp_die_handler', 'wp_die_ajax_handler', 'wp_die_json_handler', 'wp_die_jsonp_handler', 'wp_die_xmlrpc_handler', 'wp_die_xml_handler' );

	/** Of a request that does too much at once: no order's fault, unless it was alone. */
	private const TOO_MUCH = '/^(Maximum execution time|Allowed memory size|Out of memory)/';

	private const FATAL = array( E_ERROR, E_PARSE, E_CORE_ERROR, E_COMPILE_ERROR, E_USER_ERROR, E_RECOVERABLE_ERROR );

	/** One of several orders, nobody knows which. */
	public const SOME = 0;

	/** Work that is about no order. */
	private const NONE = -1;

	/** The order that is worked on; null: none. */
	private static ?int $order = null;

	/** Is told if the request ends meanwhile. @var callable(int, string): void|null */
	private static mixed $ended = null;
	private static bool $alone  = false;
	private static int $level   = 0;
	private static bool $armed  = false;

	/**
	 * @template T
	 * @param int                         $order_id Or SOME.
	 * @param bool                        $alone    Nothing else is done in this request.
	 * @param callable(): T               $work
	 * @param callable(int, string): void $ended    Is told of the order and why, if the request ends here.
	 * @return T
	 * @throws Broken Where another plugin broke it.
	 */
	public static function order( int $order_id, bool $alone, callable $work, callable $ended ): mixed {
		self::arm();
		self::$order = $order_id;
		self::$ended = $ended;
		self::$alone = $alone;
		self::$level = ob_get_level();
		// What other plugins print would spoil the answer.
		ob_start();
		try {
			return $work();
		} catch ( Busy | Broken $e ) {
			throw $e;
		} catch ( \Throwable $e ) {
			throw new Broken( BrokenOrders::words( $e->getMessage(), $e ) );
		} finally {
			self::$order = null;
			self::close_buffers();
		}
	}

	/**
	 * The same for work that is about no order.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 * @throws Broken Where another plugin broke it.
	 */
	public static function work( callable $work ): mixed {
		return self::order( self::NONE, false, $work, static function (): void {} );
	}

	private static function arm(): void {
		if ( self::$armed ) {
			return;
		}
		self::$armed = true;
		foreach ( self::DYING as $hook ) {
			add_filter( $hook, static fn( $handler ) => null === self::$order ? $handler : array( self::class, 'die' ), PHP_INT_MAX );
		}
		// Before WordPress sends what it has buffered.
		add_action( 'shutdown', array( self::class, 'at_shutdown' ), PHP_INT_MIN );
	}

	/**
	 * @param mixed $message Text, HTML, or a WP_Error.
	 * @param mixed $title
	 * @param mixed $args
	 */
	public static function die( mixed $message = '', mixed $title = '', mixed $args = array() ): void {
		// PHP's own fatal errors come here, too, when nothing can be caught any more; at_shutdown() answers for them.
		if ( ! is_array( $args ) || false !== ( $args['exit'] ?? true ) ) {
			$text = is_wp_error( $message ) ? $message->get_error_message() : (string) $message;
			throw new Broken( BrokenOrders::words( $text, new \RuntimeException( 'wp_die' ) ) );
		}
	}

	public static function at_shutdown(): void {
		$id = self::$order;
		if ( null === $id ) {
			return;
		}
		self::$order = null;
		$error       = error_get_last();
		$message     = null !== $error && in_array( $error['type'], self::FATAL, true ) ? $error['message'] : 'exit';
		$its_fault   = $id > self::SOME && ( self::$alone || ! preg_match( self::TOO_MUCH, $message ) );
		$detail      = BrokenOrders::words( $message );
		if ( $its_fault && null !== self::$ended ) {
			( self::$ended )( $id, $detail );
		}
		self::close_buffers();
		if ( headers_sent() ) {
			return;
		}
		header_remove( 'Location' );
		status_header( 500 );
		header( 'Content-Type: application/json; charset=UTF-8' );
		echo wp_json_encode(
			array(
				'code'    => match ( true ) {
					self::NONE === $id => 'erp_bridge_failed',
					$its_fault         => 'erp_bridge_order_broken',
					default            => 'erp_bridge_too_many_orders',
				},
				'message' => $detail,
				'data'    => array( 'status' => 500 ) + ( self::NONE === $id ? array() : array( 'order_id' => $id ) ),
			)
		);
	}

	private static function close_buffers(): void {
		while ( ob_get_level() > self::$level && ob_end_clean() ) {
			continue;
		}
	}
}
