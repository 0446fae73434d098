<?php
/** Hangs the e-mails on what they are about, and notes with the order that they were sent. */

add_action(
	'init',
	static function (): void {
		foreach ( WC_Emails::actions() as $action ) {
			add_action( $action, array( 'WC_Emails', 'send_transactional_email' ), 10, 10 );
		}
	},
	0
);

add_action(
	'woocommerce_email_sent',
	static function ( $sent, $id, $email ): void {
		if ( $email->object instanceof WC_Order && apply_filters( 'woocommerce_email_log_add_order_note', true, $id, $email, $email->object ) ) {
			$email->object->add_order_note( sprintf( $sent ? 'Email "%s" sent.' : 'Email "%s" failed to send.', $email->get_title() ) );
		}
	},
	10,
	3
);
