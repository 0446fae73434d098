<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Inactive;
use ErpBridge\Accounts\Links;
use ErpBridge\Accounts\ProvenEmail;
use ErpBridge\Platform\Plugin;
use ErpBridge\Platform\Table;
use ErpBridge\Settings\Settings;

/** Who sees a document: its billing contact (article 2), or all active accounts of the same ERP customer where allowed. */
final class Visibility {
	/** An account's own answer; '' leaves it to the setting. */
	public const META = 'erp_bridge_documents';

	/** The SQL condition for the documents that this user sees as a customer; of a deactivated one, or with an unproven e-mail, none. */
	public static function condition( int $user_id ): string {
		return $user_id <= 0 || Inactive::is( $user_id ) || ! ProvenEmail::is( $user_id ) ? '1 = 0' : self::of_account( $user_id );
	}

	/** Nothing is shown until the e-mail is proven. */
	public static function is_closed( int $user_id ): bool {
		return $user_id > 0 && ! Inactive::is( $user_id ) && ! ProvenEmail::is( $user_id ) && ! user_can( $user_id, Plugin::ADMIN );
	}

	/** The SQL condition for what is this account's, whether or not it may see it yet. */
	public static function of_account( int $user_id ): string {
		$email = (string) ( get_userdata( $user_id )->user_email ?? '' );
		$own   = '( ' . Ownership::condition( $user_id ) . " AND owner_email IN ('', " . Table::quote( $email ) . ') )';
		$tiers = 'tiers' === self::of( $user_id ) ? array_filter( array_unique( array_column( Links::rightful( $user_id, Links::of( $user_id ) ), 'tiers_key' ) ) ) : array();
		return $tiers ? "( $own OR tiers_key IN (" . Table::in( array_values( $tiers ) ) . ') )' : $own;
	}

	/** 'contact' or 'tiers'. */
	public static function of( int $user_id ): string {
		$own = (string) get_user_meta( $user_id, self::META, true );
		return in_array( $own, array( 'contact', 'tiers' ), true ) ? $own : Settings::get( 'documents', 'visibility' );
	}
}
