<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

use ErpBridge\Platform\Table;

/** How an order became its document, in sentences. */
final class History {
	/**
	 * @param string               $code   One of texts(), or a reason's code.
	 * @param array<string, mixed> $params Values of the {placeholders}.
	 */
	public static function add( int $order_id, string $code, array $params = array() ): void {
		Table::insert(
			Table::name( 'sale_history' ),
			array( 'order_id', 'at', 'code', 'params' ),
			array( array( $order_id, Table::now(), $code, (string) wp_json_encode( (object) $params ) ) )
		);
	}

	/** @return list<array{id: int, at: string|null, code: string, text: string}> The oldest first. */
	public static function of( int $order_id ): array {
		global $wpdb;
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'sale_history' ) . ' WHERE order_id = %d ORDER BY id', $order_id ) );
		return array_map(
			static fn( \stdClass $row ): array => array(
				'id'   => (int) $row->id,
				'at'   => Table::iso( $row->at ),
				'code' => $row->code,
				'text' => self::sentence( $row->code, (array) json_decode( $row->params, true ) ),
			),
			$rows
		);
	}

	/** @param array<string, mixed> $params */
	public static function sentence( string $code, array $params = array() ): string {
		$text = self::texts()[ $code ] ?? null;
		if ( null === $text ) {
			return SaleWords::reason( $code, $params );
		}
		if ( isset( $params['reason'] ) ) {
			$params['why'] = '' === $params['reason'] ? '' : SaleWords::reason( $params['reason'], (array) ( $params['params'] ?? array() ) );
		}
		$values = array();
		foreach ( $params as $name => $value ) {
			if ( is_scalar( $value ) ) {
				$values[ '{' . $name . '}' ] = (string) $value;
			}
		}
		return trim( strtr( $text, $values ) );
	}

	/** @return array<string, string> */
	private static function texts(): array {
		return array(
			/* translators: leave {why} as it is. */
			'waiting'      => __( 'Waiting. {why}', 'erp-bridge' ),
			'sent'         => __( 'Sent to the ERP, which has not answered yet.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'draft'        => __( 'The ERP made a draft of its document {number}.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'final'        => __( 'The ERP’s document {number} is final.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'paid_erp'     => __( 'The ERP says that {number} is paid.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'stock_out'    => __( 'The goods of {number} left the ERP’s stock.', 'erp-bridge' ),
			'marked_paid'  => __( 'The order was marked paid because the ERP says so.', 'erp-bridge' ),
			/* translators: leave {why} as it is. */
			'held'         => __( 'Held until somebody decides. {why}', 'erp-bridge' ),
			/* translators: leave {why} as it is. */
			'refused'      => __( 'Not transferred. {why}', 'erp-bridge' ),
			/* translators: leave {why} as it is. */
			'failed'       => __( 'Could not be transferred. {why}', 'erp-bridge' ),
			/* translators: leave {why} as it is. */
			'withdrawn'    => __( 'Withdrawn. {why}', 'erp-bridge' ),
			/* translators: leave {difference} as it is. */
			'difference'   => __( 'The order’s total differs from its final document: it is now {difference}.', 'erp-bridge' ),
			'agrees'       => __( 'The order’s total is that of its document again.', 'erp-bridge' ),
			/* translators: leave {by} as it is. */
			'requested'    => __( '{by} asked to send the order to the ERP.', 'erp-bridge' ),
			/* translators: leave {by} as it is. */
			'finalize'     => __( '{by} asked to make the document final and send it.', 'erp-bridge' ),
			/* translators: leave {by} as it is. */
			'mail_asked'   => __( '{by} asked to send the document to the customer.', 'erp-bridge' ),
			/* translators: leave {number}, {email} as it is. */
			'mailed'       => __( '{number} was sent to {email}.', 'erp-bridge' ),
			/* translators: leave {number}, {email} as it is. */
			'mail_failed'  => __( '{number} could not be sent to {email}: WordPress could not hand the e-mail over. Check how the shop sends e-mails, then send it again here.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'mail_off'     => __( '{number} was not sent: the e-mail “Sales document” is switched off under WooCommerce → Settings → Emails. Switch it on, then send it again here.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'mail_without_address'  => __( '{number} was not sent: the order has no e-mail address. Fill it in under “Billing”, then send it again here.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'mail_without_document' => __( '{number} was not sent: its PDF is not here any more. It can be sent as soon as the ERP has sent it again.', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'mail_unclear' => __( 'While {number} was being sent, the shop stopped; nobody knows whether it went out. Ask the customer, or send it again here.', 'erp-bridge' ),
		);
	}
}
