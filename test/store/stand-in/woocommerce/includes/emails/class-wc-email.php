<?php
/** One kind of e-mail: its words, whether it is on, whom it goes to. Settings are in `woocommerce_{id}_settings`. */
class WC_Email {
	public $id             = '';
	public $title          = '';
	public $description    = '';
	public $enabled        = 'yes';
	public $heading        = '';
	public $subject        = '';
	public $template_plain = '';
	public $template_html  = '';
	public $template_base  = '';
	public $recipient      = '';
	public $object         = null;
	public $email_group    = '';
	public $email_type     = 'html';
	/** @var array<string, mixed> */
	public $placeholders = array();
	/** @var array<string, array<string, mixed>> */
	public $form_fields = array();
	/** @var array<string, mixed> */
	public $settings          = array();
	protected $manual         = false;
	protected $customer_email = false;

	public function __construct() {
		$this->placeholders += array( '{site_title}' => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ), '{site_url}' => wp_parse_url( home_url(), PHP_URL_HOST ), '{site_address}' => wp_parse_url( home_url(), PHP_URL_HOST ), '{store_email}' => $this->get_from_address() );
		$this->init_form_fields();
		$this->init_settings();
		$this->enabled    = $this->get_option( 'enabled' );
		$this->email_type = $this->get_option( 'email_type' );
	}

	public function init_form_fields() {
		$this->form_fields = array(
			'enabled'            => array( 'title' => 'Enable/Disable', 'type' => 'checkbox', 'label' => 'Enable this email notification', 'default' => 'yes' ),
			'subject'            => array( 'title' => 'Subject', 'type' => 'text', 'default' => '' ),
			'heading'            => array( 'title' => 'Email heading', 'type' => 'text', 'default' => '' ),
			'additional_content' => array( 'title' => 'Additional content', 'type' => 'textarea', 'default' => $this->get_default_additional_content() ),
			'email_type'         => array( 'title' => 'Email type', 'type' => 'select', 'default' => 'html' ),
		);
	}

	public function init_settings() {
		$kept           = get_option( $this->get_option_key(), null );
		$this->settings = ( is_array( $kept ) ? $kept : array() ) + array_map( static fn( array $field ) => $field['default'] ?? '', $this->form_fields );
	}

	public function get_option_key() {
		return "woocommerce_{$this->id}_settings";
	}

	public function get_option( $key, $empty_value = null ) {
		$value = $this->settings[ $key ] ?? ( $this->form_fields[ $key ]['default'] ?? '' );
		return '' === $value && null !== $empty_value ? $empty_value : $value;
	}

	public function update_option( $key, $value = '' ) {
		$this->init_settings();
		$this->settings[ $key ] = $value;
		return update_option( $this->get_option_key(), $this->settings );
	}

	public function format_string( $string ) {
		return str_replace( array_keys( $this->placeholders ), array_map( 'strval', array_values( $this->placeholders ) ), (string) $string );
	}

	public function setup_locale() {}

	public function restore_locale() {}

	public function get_default_subject() {
		return $this->subject;
	}

	public function get_default_heading() {
		return $this->heading;
	}

	public function get_default_additional_content() {
		return '';
	}

	public function get_additional_content() {
		return apply_filters( "woocommerce_email_additional_content_{$this->id}", $this->format_string( $this->get_option( 'additional_content' ) ), $this->object, $this );
	}

	public function get_subject() {
		return apply_filters( "woocommerce_email_subject_{$this->id}", $this->format_string( $this->get_option( 'subject', $this->get_default_subject() ) ), $this->object, $this );
	}

	public function get_heading() {
		return apply_filters( "woocommerce_email_heading_{$this->id}", $this->format_string( $this->get_option( 'heading', $this->get_default_heading() ) ), $this->object, $this );
	}

	public function get_recipient() {
		$recipient = apply_filters( "woocommerce_email_recipient_{$this->id}", $this->recipient, $this->object, $this );
		return implode( ', ', array_filter( array_map( 'trim', explode( ',', (string) $recipient ) ), 'is_email' ) );
	}

	public function get_headers() {
		return apply_filters( 'woocommerce_email_headers', 'Content-Type: ' . $this->get_content_type() . "\r\n", $this->id, $this->object, $this );
	}

	public function get_attachments() {
		return apply_filters( 'woocommerce_email_attachments', array(), $this->id, $this->object, $this );
	}

	public function get_email_type() {
		return in_array( $this->email_type, array( 'plain', 'html', 'multipart' ), true ) ? $this->email_type : 'html';
	}

	public function get_content_type( $default_content_type = '' ) {
		return 'plain' === $this->get_email_type() ? 'text/plain' : 'text/html';
	}

	public function get_title() {
		return apply_filters( 'woocommerce_email_title', $this->title, $this );
	}

	public function get_description() {
		return apply_filters( 'woocommerce_email_description', $this->description, $this );
	}

	public function is_enabled() {
		return apply_filters( "woocommerce_email_enabled_{$this->id}", 'yes' === $this->enabled, $this->object, $this );
	}

	public function is_manual() {
		return $this->manual;
	}

	public function is_customer_email() {
		return $this->customer_email;
	}

	public function get_from_name( $from_name = '' ) {
		return wp_specialchars_decode( (string) get_option( 'woocommerce_email_from_name', get_bloginfo( 'name' ) ), ENT_QUOTES );
	}

	public function get_from_address( $from_email = '' ) {
		return sanitize_email( (string) get_option( 'woocommerce_email_from_address', get_option( 'admin_email' ) ) );
	}

	public function get_content() {
		return 'plain' === $this->get_email_type() ? wp_strip_all_tags( $this->get_content_plain() ) : $this->get_content_html();
	}

	public function get_content_html() {
		return '';
	}

	public function get_content_plain() {
		return $this->get_content_html();
	}

	public function style_inline( $content ) {
		return $content;
	}

	public function set_object( $object ) {
		$this->object = $object;
	}

	protected function send_notification(): bool {
		if ( ! $this->is_enabled() ) {
			do_action( 'woocommerce_email_disabled', $this->id, $this );
			return false;
		}
		return $this->send_if_recipient();
	}

	protected function send_if_recipient(): bool {
		$recipient = $this->get_recipient();
		return '' !== $recipient && $this->send( $recipient, $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments() );
	}

	public function send( $to, $subject, $message, $headers, $attachments ) {
		$filters = array( 'wp_mail_from' => 'get_from_address', 'wp_mail_from_name' => 'get_from_name', 'wp_mail_content_type' => 'get_content_type' );
		foreach ( $filters as $hook => $method ) {
			add_filter( $hook, array( $this, $method ) );
		}
		$message = apply_filters( 'woocommerce_mail_content', $this->style_inline( $message ) );
		$mail    = apply_filters( 'woocommerce_mail_callback', 'wp_mail', $this );
		$sent    = (bool) $mail( ...apply_filters( 'woocommerce_mail_callback_params', array( $to, wp_specialchars_decode( $subject ), $message, $headers, $attachments ), $this ) );
		foreach ( $filters as $hook => $method ) {
			remove_filter( $hook, array( $this, $method ) );
		}
		do_action( 'woocommerce_email_sent', $sent, (string) $this->id, $this );
		return $sent;
	}
}
