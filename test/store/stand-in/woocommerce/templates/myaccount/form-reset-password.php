<?php
defined( 'ABSPATH' ) || exit;
?>
<form method="post" class="woocommerce-ResetPassword lost_reset_password">
	<p>Enter a new password below.</p>
	<p class="form-row">
		<label for="password_1">New password</label>
		<input type="password" class="input-text" name="password_1" id="password_1" autocomplete="new-password" required />
	</p>
	<p class="form-row">
		<label for="password_2">Re-enter new password</label>
		<input type="password" class="input-text" name="password_2" id="password_2" autocomplete="new-password" required />
	</p>
	<?php wp_nonce_field( 'reset_password', 'woocommerce-reset-password-nonce' ); ?>
	<button type="submit" class="woocommerce-Button button wp-element-button" value="Save">Save</button>
</form>
