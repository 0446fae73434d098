<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Inactive;
use ErpBridge\Accounts\Links;
use ErpBridge\Settings\Settings;
use ErpBridge\Table;

/** Who sees a document: its billing contact (article 2), or all active accounts of the same ERP customer where allowed. */
final class Visibility {
	/** An account's own answer; '' leaves it to the setting. */
	public const META = 'erp_bridge_documents';

	/** The SQL condition for the documents that this user sees as a customer; of a deactivated one, none. */
	public static function condition( int $user_id ): string {
		if ( $user_id <= 0 || Inactive::is( $user_id ) ) {
			return '1 = 0';
		}
		$own   = Ownership::condition( $user_id );
		$tiers = 'tiers' === self::of( $user_id ) ? array_filter( array_unique( array_column( Links::of( $user_id ), 'tiers_key' ) ) ) : array();
		return $tiers ? "( $own OR tiers_key IN (" . Table::in( array_values( $tiers ) ) . ') )' : $own;
	}

	/** 'contact' or 'tiers'. */
	public static function of( int $user_id ): string {
		$own = (string) get_user_meta( $user_id, self::META, true );
		return in_array( $own, array( 'contact', 'tiers' ), true ) ? $own : Settings::get( 'documents', 'visibility' );
	}
}
