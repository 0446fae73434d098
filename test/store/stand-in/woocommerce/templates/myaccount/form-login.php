<?php
defined( 'ABSPATH' ) || exit;

do_action( 'woocommerce_before_customer_login_form' );
?>
<h2>Login</h2>
<form class="woocommerce-form woocommerce-form-login login" method="post">
	<?php do_action( 'woocommerce_login_form_start' ); ?>
	<p class="form-row">
		<label for="username">Username or email address</label>
		<input type="text" class="input-text" name="username" id="username" autocomplete="username" required
			value="<?php echo esc_attr( is_string( $_POST['username'] ?? null ) ? wp_unslash( $_POST['username'] ) : '' ); ?>" />
	</p>
	<p class="form-row">
		<label for="password">Password</label>
		<input type="password" class="input-text" name="password" id="password" autocomplete="current-password" required />
	</p>
	<?php do_action( 'woocommerce_login_form' ); ?>
	<p class="form-row">
		<label><input name="rememberme" type="checkbox" id="rememberme" value="forever" /> Remember me</label>
		<?php wp_nonce_field( 'woocommerce-login', 'woocommerce-login-nonce' ); ?>
		<button type="submit" class="woocommerce-button button wp-element-button" name="login" value="Log in">Log in</button>
	</p>
	<p class="woocommerce-LostPassword lost_password"><a href="<?php echo esc_url( wp_lostpassword_url() ); ?>">Lost your password?</a></p>
	<?php do_action( 'woocommerce_login_form_end' ); ?>
</form>
<?php do_action( 'woocommerce_after_customer_login_form' ); ?>
