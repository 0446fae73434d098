<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Plugin;
use WP_User;

/** wp-admin → Users → Edit: what the ERP knows of the account, and the button that unlinks it. */
final class UserProfile {
	private const ACTION = 'erp_bridge_unlink';
	private const NONCE  = 'erp_bridge_nonce';

	/** In the address after unlinking: how many links were cut. */
	private const DONE = 'erp_bridge_unlinked';

	public static function hooks(): void {
		add_action( 'show_user_profile', array( self::class, 'render' ) );
		add_action( 'edit_user_profile', array( self::class, 'render' ) );
		add_action( 'admin_post_' . self::ACTION, array( self::class, 'unlink' ) );
		add_action( 'admin_notices', array( self::class, 'notice' ) );
		add_filter( 'removable_query_args', array( self::class, 'removable' ) );
	}

	public static function render( WP_User $user ): void {
		if ( ! current_user_can( Plugin::ADMIN ) ) {
			return;
		}
		$links    = Links::of( $user->ID );
		$inactive = Inactive::is( $user->ID );
		echo '<h2 id="erp-bridge">ERP Bridge</h2>';
		if ( ! $links ) {
			printf( '<p>%s</p>', esc_html__( 'Not linked to the ERP.', 'erp-bridge' ) );
			// Shut out before the link was cut: said here too, or nobody would know why.
			if ( ! $inactive ) {
				return;
			}
		}
		echo '<table class="form-table" role="presentation">';
		if ( $links ) {
			self::row( __( 'Key in the ERP', 'erp-bridge' ), implode( '<br>', array_map( 'esc_html', array_column( $links, 'erp_key' ) ) ) );
			self::row( __( 'Customer code', 'erp-bridge' ), esc_html( UsersColumn::codes( $links ) ) );
			self::row( __( 'Last synchronised', 'erp-bridge' ), esc_html( self::local( max( array_column( $links, 'synced_at' ) ) ) ) );
		}
		self::row( __( 'State', 'erp-bridge' ), UsersColumn::state( $user->ID ) . '<p class="description">' . esc_html( self::meaning( $inactive ) ) . '</p>' );
		self::row( __( 'E-mail', 'erp-bridge' ), esc_html( self::proof( $user->ID ) ) );
		if ( $links ) {
			/**
			 * Rows (`<tr>`) of the table about an account that is linked to the ERP, on its screen under wp-admin → Users.
			 *
			 * @param int $user_id
			 */
			do_action( 'erp_bridge_profile_rows', $user->ID );
			self::row( '', self::button( $user->ID ) );
		}
		echo '</table>';
	}

	public static function unlink(): void {
		$user_id = isset( $_POST['user_id'] ) ? absint( $_POST['user_id'] ) : 0;
		// Everybody may edit their own account, customers too.
		if ( ! current_user_can( Plugin::ADMIN ) || ! current_user_can( 'edit_user', $user_id ) ) {
			wp_die( esc_html__( 'You may not unlink this account from the ERP.', 'erp-bridge' ), '', array( 'response' => 403 ) );
		}
		check_admin_referer( self::ACTION . "_$user_id", self::NONCE );
		$cut  = Links::unlink( $user_id );
		$back = get_edit_user_link( $user_id );
		// Somebody may have deleted the account meanwhile.
		wp_safe_redirect( add_query_arg( self::DONE, $cut, '' === $back ? admin_url( 'users.php' ) : $back ) );
		exit;
	}

	public static function notice(): void {
		// Only says what was done; doing it needed a nonce.
		if ( ! isset( $_GET[ self::DONE ] ) || ! current_user_can( Plugin::ADMIN ) || ! in_array( get_current_screen()?->id, array( 'user-edit', 'profile', 'users' ), true ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
			return;
		}
		$cut = absint( $_GET[ self::DONE ] ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		wp_admin_notice(
			0 === $cut
				? esc_html__( 'This account was not linked to the ERP; nothing was unlinked.', 'erp-bridge' )
				: sprintf(
					'%s <a href="%s">%s</a>',
					esc_html__( 'The account is unlinked from the ERP and active. The sync leaves it alone until its record is retried on the overview of ERP Bridge.', 'erp-bridge' ),
					esc_url( admin_url( 'admin.php?page=erp-bridge' ) ),
					esc_html__( 'Overview', 'erp-bridge' )
				),
			array(
				'type'        => 0 === $cut ? 'info' : 'success',
				'dismissible' => true,
			)
		);
	}

	/**
	 * Reloading the page does not say it again.
	 *
	 * @param list<string> $args
	 * @return list<string>
	 */
	public static function removable( array $args ): array {
		$args[] = self::DONE;
		return $args;
	}

	/** @param string $html Escaped already. */
	private static function row( string $label, string $html ): void {
		printf( '<tr><th scope="row">%s</th><td>%s</td></tr>', esc_html( $label ), $html ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
	}

	private static function button( int $user_id ): string {
		// The section stands inside the form of the profile, and forms do not nest: ours follows at the foot of the page.
		add_action( 'admin_footer', static fn() => self::form( $user_id ) );
		return sprintf(
			'<button type="submit" class="button" form="erp-bridge-unlink">%s</button><p class="description">%s</p>',
			esc_html__( 'Unlink from the ERP', 'erp-bridge' ),
			esc_html__( 'The account and all it holds stay, it is active and belongs to the shop alone, and the sync leaves it alone until somebody retries its record on the overview of ERP Bridge.', 'erp-bridge' )
		);
	}

	private static function form( int $user_id ): void {
		printf( '<form id="erp-bridge-unlink" method="post" action="%s">', esc_url( admin_url( 'admin-post.php' ) ) );
		printf( '<input type="hidden" name="action" value="%s"><input type="hidden" name="user_id" value="%d">', esc_attr( self::ACTION ), absint( $user_id ) );
		wp_nonce_field( self::ACTION . "_$user_id", self::NONCE, false );
		echo '</form>';
	}

	private static function meaning( bool $inactive ): string {
		return $inactive
			? __( 'The ERP has this customer as inactive: signing in and ordering are blocked.', 'erp-bridge' )
			: __( 'The customer can sign in and order.', 'erp-bridge' );
	}

	private static function proof( int $user_id ): string {
		return ProvenEmail::is( $user_id )
			? __( 'Confirmed', 'erp-bridge' )
			: __( 'Not confirmed: documents, the ERP’s name and address, and the customer code on orders wait until the customer opens a link that is mailed to this address.', 'erp-bridge' );
	}

	/** A DATETIME in UTC, as the shop writes dates. */
	private static function local( string $datetime ): string {
		return (string) wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), (int) strtotime( "$datetime UTC" ) );
	}
}
