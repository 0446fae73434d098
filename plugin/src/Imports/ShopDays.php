<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use DateTimeImmutable;
use DateTimeZone;
use ErpBridge\Platform\Table;

/** Days and months as the shop's clock has them, of moments that are stored in UTC. */
final class ShopDays {
	/** SQL that a moment lies within these days, both counted; an empty one is no limit. */
	public static function within( string $column, string $from, string $to ): string {
		$begin = self::begin( $from, 0 );
		$end   = self::begin( $to, 1 );
		return ( null === $begin ? '' : " AND $column >= " . Table::quote( $begin ) ) . ( null === $end ? '' : " AND $column < " . Table::quote( $end ) );
	}

	/** The day or month of the beginning of a moment, as far as hours() keeps it. */
	public static function of( string $hour, string $by ): string {
		$moment = new DateTimeImmutable( str_pad( $hour, 16, ':00' ) . ':00', new DateTimeZone( 'UTC' ) );
		return $moment->setTimezone( wp_timezone() )->format( 'month' === $by ? 'Y-m' : 'Y-m-d' );
	}

	/** SQL of a moment's hour, or of its minute where the shop's days do not begin with an hour of UTC: so that few are counted in PHP. */
	public static function hours( string $column ): string {
		$zone  = wp_timezone();
		$moves = $zone->getTransitions( 0, time() + 366 * DAY_IN_SECONDS );
		// A zone that is a mere number has none.
		$offsets = $moves ? array_column( $moves, 'offset' ) : array( $zone->getOffset( new DateTimeImmutable() ) );
		$whole   = array() === array_filter( $offsets, static fn( int $offset ): bool => 0 !== $offset % HOUR_IN_SECONDS );
		return "SUBSTR( CAST( $column AS CHAR ), 1, " . ( $whole ? 13 : 16 ) . ' )';
	}

	/** When a day begins, as our DATETIME columns hold it; null where it is no day. */
	private static function begin( string $day, int $later ): ?string {
		$date = '' === $day ? false : DateTimeImmutable::createFromFormat( '!Y-m-d', $day, wp_timezone() );
		return false === $date ? null : $date->modify( "+$later day" )->setTimezone( new DateTimeZone( 'UTC' ) )->format( 'Y-m-d H:i:s' );
	}
}
