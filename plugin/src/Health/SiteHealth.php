<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Health;

use ErpBridge\Webhooks\Address;
use ErpBridge\Webhooks\Health;
use ErpBridge\Webhooks\Notice;
use ErpBridge\Worker\LastReport;

/** Tools → Site Health. */
final class SiteHealth {
	public static function hooks(): void {
		add_filter( 'site_status_tests', array( self::class, 'tests' ) );
	}

	/**
	 * @param array<string, array<string, mixed>> $tests
	 * @return array<string, array<string, mixed>>
	 */
	public static function tests( array $tests ): array {
		$tests['direct']['erp_bridge_folder'] = array(
			'label' => __( 'ERP Bridge: documents are private', 'erp-bridge' ),
			'test'  => array( self::class, 'folder' ),
		);
		$tests['direct']['erp_bridge_worker'] = array(
			'label' => __( 'ERP Bridge: the worker runs', 'erp-bridge' ),
			'test'  => array( self::class, 'worker' ),
		);
		$tests['direct']['erp_bridge_webhooks'] = array(
			'label' => __( 'ERP Bridge: the webhooks are on', 'erp-bridge' ),
			'test'  => array( self::class, 'webhooks' ),
		);
		return $tests;
	}

	/** @return array<string, mixed> */
	public static function folder(): array {
		return match ( Folder::probe() ) {
			Folder::Outside, Folder::Closed => self::result( 'folder', 'good', __( 'The customers’ documents are closed from outside', 'erp-bridge' ), __( 'A test file in the folder for documents could not be read over the web.', 'erp-bridge' ) ),
			Folder::Open    => self::result( 'folder', 'critical', __( 'The customers’ documents can be read over the web', 'erp-bridge' ), __( 'A test file in the folder for documents could be read over the web without signing in. Close it now.', 'erp-bridge' ), Folder::remedies() ),
			Folder::Unknown => self::result( 'folder', 'recommended', __( 'Whether the customers’ documents are closed from outside is not known', 'erp-bridge' ), __( 'The shop could not fetch a test file from itself. If its folder for documents is not closed, one of these closes it:', 'erp-bridge' ), Folder::remedies() ),
			Folder::Faulty  => self::result( 'folder', 'critical', __( 'The folder for documents cannot be written', 'erp-bridge' ), __( 'Ask your host to make it writable for PHP.', 'erp-bridge' ) ),
		};
	}

	/** @return array<string, mixed> */
	public static function worker(): array {
		$last = LastReport::last();
		if ( null !== $last && $last['alive'] ) {
			return self::result( 'worker', 'good', __( 'The ERP Bridge worker runs', 'erp-bridge' ), __( 'It called a short while ago.', 'erp-bridge' ) );
		}
		return self::result( 'worker', 'recommended', __( 'The ERP Bridge worker is silent', 'erp-bridge' ), __( 'Nothing is synchronised meanwhile. Look whether the computer of the ERP is on and the worker runs there: erp-bridge serve', 'erp-bridge' ) );
	}

	/** @return array<string, mixed> */
	public static function webhooks(): array {
		if ( '' === Address::worker() ) {
			return self::result( 'webhooks', 'good', __( 'ERP Bridge needs no webhooks', 'erp-bridge' ), __( 'The worker asks for changed orders by itself.', 'erp-bridge' ) );
		}
		$off = Health::switched_off();
		return $off
			? self::result( 'webhooks', 'recommended', __( 'A webhook of ERP Bridge is switched off', 'erp-bridge' ), implode( ' ', $off ) . ' ' . Notice::harmless() )
			: self::result( 'webhooks', 'good', __( 'The webhooks of ERP Bridge are on', 'erp-bridge' ), __( 'They tell the worker at once that an order changed.', 'erp-bridge' ) );
	}

	/**
	 * @param array<string, string> $remedies Lines to paste, by the sentence before them.
	 * @return array<string, mixed>
	 */
	private static function result( string $id, string $status, string $label, string $description, array $remedies = array() ): array {
		$html = '<p>' . esc_html( $description ) . '</p>';
		foreach ( $remedies as $sentence => $lines ) {
			$html .= '<p>' . esc_html( $sentence ) . '</p><pre><code>' . esc_html( $lines ) . '</code></pre>';
		}
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => 'ERP Bridge',
				'color' => 'blue',
			),
			'description' => $html,
			'test'        => 'erp_bridge_' . $id,
		);
	}
}
