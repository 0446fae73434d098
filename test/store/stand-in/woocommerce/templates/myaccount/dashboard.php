<?php
/** @var WP_User $current_user */
defined( 'ABSPATH' ) || exit;
?>
<p>
	Hello <strong><?php echo esc_html( $current_user->display_name ); ?></strong>
	(not you? <a href="<?php echo esc_url( wc_get_account_endpoint_url( 'customer-logout' ) ); ?>">Log out</a>)
</p>
<?php do_action( 'woocommerce_account_dashboard' ); ?>
