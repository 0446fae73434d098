<?php
defined( 'ABSPATH' ) || exit;
?>
<form method="post" class="woocommerce-ResetPassword lost_reset_password">
	<p>Lost your password? Please enter your username or email address. You will receive a link to create a new password via email.</p>
	<p class="form-row">
		<label for="user_login">Username or email</label>
		<input class="input-text" type="text" name="user_login" id="user_login" autocomplete="username" required />
	</p>
	<?php wp_nonce_field( 'lost_password', 'woocommerce-lost-password-nonce' ); ?>
	<button type="submit" class="woocommerce-Button button wp-element-button" value="Reset password">Reset password</button>
</form>
