<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Documents\Documents;
use ErpBridge\MyDocuments\Download;
use ErpBridge\Payment\Amount;
use ErpBridge\Platform\Table;
use ErpBridge\Sales\History;
use ErpBridge\Sales\Sales;
use ErpBridge\Sales\SaleWords;
use ErpBridge\Sales\TypeNames;
use WC_Order;

/** All that the order's screen says about the ERP, in the reader's language and the shop's time zone. */
final class SaleView {
	/** @return array<string, mixed> */
	public static function of( WC_Order $order ): array {
		$id    = $order->get_id();
		$sale  = Sales::row( $id );
		$state = SaleWords::state( $sale );
		return array(
			'order_id'   => $id,
			'state'      => $state,
			'word'       => SaleWords::word( $state, $sale->doc_type ?? '' ),
			'message'    => SaleWords::sentence( $sale ),
			'document'   => self::document( $id, $sale ),
			'difference' => self::difference( $sale ),
			'documents'  => self::others( $id, $sale ),
			'refunds'    => CreditNotes::unsettled( $order ),
			'history'    => array_map( static fn( array $line ): array => array( 'at_text' => self::local( $line['at'] ?? '' ) ) + $line, History::of( $id ) ),
			'send'       => self::send( $order, $sale ),
			'mail'       => self::mail( $order, $sale ),
			// Something will happen by itself: worth looking again in a moment.
			'moving'     => self::is_moving( $state, $sale ),
		);
	}

	/** The PDF of the sale's document, where the shop has it. */
	public static function pdf( int $order_id, \stdClass $sale ): ?\stdClass {
		foreach ( Documents::of_order( $order_id ) as $document ) {
			if ( '' !== $sale->doc_number && $document->number === $sale->doc_number && $document->type === $sale->doc_type ) {
				return $document;
			}
		}
		return null;
	}

	/** A moment in UTC, as the shop writes dates. */
	public static function local( string $moment ): string {
		$time = '' === $moment ? false : strtotime( str_ends_with( $moment, 'Z' ) ? $moment : "$moment UTC" );
		return false === $time ? '' : (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $time );
	}

	/** @return array<string, mixed>|null */
	private static function document( int $order_id, ?\stdClass $sale ): ?array {
		if ( null === $sale || '' === $sale->doc_state ) {
			return null;
		}
		$pdf = self::pdf( $order_id, $sale );
		return array(
			'type'       => $sale->doc_type,
			'type_name'  => TypeNames::all()[ $sale->doc_type ] ?? $sale->doc_type,
			'number'     => $sale->doc_number,
			'state'      => $sale->doc_state,
			'date'       => $sale->doc_date,
			'date_text'  => self::day( $sale->doc_date ),
			'due_date'   => $sale->due_date,
			'due_text'   => self::day( $sale->due_date ),
			'total'      => $sale->doc_total,
			'currency'   => $sale->doc_currency,
			'total_text' => self::amount( $sale->doc_total, $sale->doc_currency ),
			'paid'       => '' === $sale->doc_paid ? null : '1' === $sale->doc_paid,
			'stock_out'  => '' === $sale->stock_out ? null : '1' === $sale->stock_out,
			'url'        => null === $pdf ? null : Download::url( (int) $pdf->id ),
			'file_name'  => $pdf->file_name ?? null,
		);
	}

	private static function difference( ?\stdClass $sale ): ?string {
		if ( null === $sale || '' === $sale->difference ) {
			return null;
		}
		$now  = self::amount( $sale->difference, $sale->doc_currency );
		$then = self::amount( $sale->doc_total, $sale->doc_currency );
		$what = $now === $then
			? __( 'The order was changed after its document became final.', 'erp-bridge' )
			/* translators: 1: amount, 2: amount. */
			: sprintf( __( 'The order’s total is now %1$s; its final document says %2$s.', 'erp-bridge' ), $now, $then );
		return $what . ' ' . __( 'The document stays as it is. If the change counts, correct it in the ERP: credit note and new document.', 'erp-bridge' );
	}

	/** @return list<array{type_name: string, number: string, url: string}> Credit notes and what else the ERP made of this order. */
	private static function others( int $order_id, ?\stdClass $sale ): array {
		$own = null === $sale ? null : self::pdf( $order_id, $sale );
		return array_values(
			array_map(
				static fn( \stdClass $document ): array => array(
					'type_name' => TypeNames::all()[ $document->type ] ?? $document->type,
					'number'    => $document->number,
					'url'       => Download::url( (int) $document->id ),
				),
				array_filter( Documents::of_order( $order_id ), static fn( \stdClass $document ): bool => null === $own || $document->id !== $own->id )
			)
		);
	}

	/** @return array{allowed: bool, label: string, why_not: string|null} */
	private static function send( WC_Order $order, ?\stdClass $sale ): array {
		$refusal = SaleActions::send_refusal( $order, $sale );
		$is_sent = null !== $sale && ( '' !== $sale->doc_state || 'sent' === $sale->state );
		return array(
			'allowed' => null === $refusal,
			'label'   => $is_sent ? __( 'Send again', 'erp-bridge' ) : __( 'Send to the ERP', 'erp-bridge' ),
			'why_not' => null === $refusal ? null : SaleActions::sentence( $refusal, $order, $sale ),
		);
	}

	/** @return array{allowed: bool, again: bool, note: string, state: string, mailed_at: string|null, mailed_to: string} */
	private static function mail( WC_Order $order, ?\stdClass $sale ): array {
		$refusal = SaleActions::mail_refusal( $order, $sale, false );
		$note    = match ( true ) {
			null !== $refusal => SaleActions::sentence( $refusal, $order, $sale ),
			'failed' === $sale?->mail_state => __( 'The last try failed: WordPress could not hand the e-mail over.', 'erp-bridge' ),
			'draft' === $sale?->doc_state => __( 'Asks the ERP to make the draft final; the e-mail goes as soon as the PDF is here.', 'erp-bridge' ),
			null !== $sale && null === self::pdf( $order->get_id(), $sale ) => __( 'The e-mail goes as soon as the PDF is here.', 'erp-bridge' ),
			default => '',
		};
		return array(
			'allowed'   => null === $refusal,
			'again'     => 'mail_sent' === $refusal && null === SaleActions::mail_refusal( $order, $sale, true ),
			'note'      => $note,
			'state'     => $sale->mail_state ?? '',
			'mailed_at' => Table::iso( $sale?->mailed_at ),
			'mailed_to' => $sale->mailed_to ?? '',
		);
	}

	private static function is_moving( string $state, ?\stdClass $sale ): bool {
		return 'sent' === $state
			|| in_array( $sale?->mail_state, array( 'due', 'sending' ), true )
			|| ( 'waiting' === $state && '' === $sale?->reason )
			|| ( null !== $sale?->finalize_at && '' === $sale->mail_state );
	}

	private static function day( string $day ): string {
		return '' === $day ? '' : (string) mysql2date( (string) get_option( 'date_format' ), $day );
	}

	private static function amount( string $amount, string $currency ): string {
		return '' === $amount ? '' : Amount::shown( $amount, $currency );
	}
}
