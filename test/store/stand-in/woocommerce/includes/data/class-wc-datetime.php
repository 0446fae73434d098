<?php
/** A point in time that knows the shop's zone. */
class WC_DateTime extends DateTime {
	public function __toString(): string {
		return $this->format( DATE_ATOM );
	}

	public function getOffsetTimestamp(): int {
		return $this->getTimestamp() + $this->getOffset();
	}

	/** @param string $format */
	public function date( $format ): string {
		return gmdate( $format, $this->getOffsetTimestamp() );
	}

	/** @param string $format */
	public function date_i18n( $format = 'Y-m-d' ): string {
		return date_i18n( $format, $this->getOffsetTimestamp() );
	}

	/** @param mixed $date Seconds, a DateTime, or text in the shop's zone. */
	public static function of( $date ): ?self {
		if ( null === $date || '' === $date || false === $date ) {
			return null;
		}
		if ( $date instanceof self ) {
			return clone $date;
		}
		if ( $date instanceof DateTimeInterface ) {
			$date = $date->getTimestamp();
		}
		$time = is_numeric( $date ) ? new self( '@' . (int) $date ) : new self( (string) $date, wp_timezone() );
		return $time->setTimezone( wp_timezone() );
	}

	/** @param string|null $mysql As the database holds it, in UTC. */
	public static function of_utc( ?string $mysql ): ?self {
		return null === $mysql || '' === $mysql ? null : self::of( strtotime( $mysql . ' UTC' ) );
	}
}
