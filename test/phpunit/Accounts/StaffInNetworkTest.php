<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Accounts;

use ErpBridge\Accounts\Staff;
use ErpBridge\Platform\Plugin;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\RunTestsInSeparateProcesses;
use PHPUnit\Framework\TestCase;

#[RunTestsInSeparateProcesses]
final class StaffInNetworkTest extends TestCase {
	protected function setUp(): void {
		require __DIR__ . '/network.php';
		( new \ReflectionProperty( Plugin::class, 'file' ) )->setValue( null, dirname( __DIR__, 3 ) . '/plugin/erp-bridge.php' );
		$GLOBALS['wpdb'] = (object) array( 'base_prefix' => 'wp_' );
	}

	/** @return array<string, array{int, list<string>, array<string, string>, list<string>}> */
	public static function accounts(): array {
		return array(
			'a customer on every site'       => array( 1, array( 'customer' ), array( 'wp_7_capabilities' => 'a:1:{s:10:"subscriber";b:1;}' ), array() ),
			'a super admin'                  => array( 9, array( 'customer' ), array(), array( 'super_admin' ) ),
			'an editor of another site'      => array( 1, array( 'customer' ), array( 'wp_7_capabilities' => 'a:1:{s:6:"editor";b:1;}' ), array( 'editor' ) ),
			'an editor of the main site'     => array( 1, array( 'customer' ), array( 'wp_capabilities' => 'a:1:{s:6:"editor";b:1;}' ), array( 'editor' ) ),
			'a customer of another site'     => array( 1, array(), array( 'wp_7_capabilities' => 'a:1:{s:8:"customer";b:1;}' ), array( '–' ) ),
			'somebody with a meta of a like' => array( 1, array( 'customer' ), array( 'my_capabilities' => 'a:1:{s:6:"editor";b:1;}' ), array() ),
		);
	}

	/**
	 * @param list<string>          $roles
	 * @param array<string, string> $meta
	 * @param list<string>          $why
	 */
	#[DataProvider( 'accounts' )]
	public function test_counts_the_roles_on_all_sites( int $id, array $roles, array $meta, array $why ): void {
		$GLOBALS['network'][ $id ] = new \WP_User( $id, $roles, array_map( static fn( string $value ): array => array( $value ), $meta ) );
		self::assertSame( $why, Staff::why( $id ) );
	}
}
