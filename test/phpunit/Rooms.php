<?php

declare( strict_types=1 );

namespace ErpBridge\Tests;

use PHPat\Selector\Selector;
use PHPat\Test\Builder\Rule;
use PHPat\Test\PHPat;

/**
 * The plugin's rooms (folders of plugin/src) and which of them each may know, from the ground up: docs/architecture.md has the picture.
 * A room knows only rooms that stand before it; whom it must not know it tells by an action or asks by a filter (docs/hooks.md). PHPStan
 * enforces it, as part of `npm run lint`; RoomsTest keeps the list true.
 */
final class Rooms {
	public const KNOWS = array(
		'Platform'       => array(),
		'Guard'          => array( 'Platform' ),
		'Settings'       => array( 'Platform' ),
		'Emails'         => array( 'Platform', 'Settings' ),
		'Worker'         => array( 'Platform', 'Settings' ),
		'Webhooks'       => array( 'Platform', 'Settings', 'Worker' ),
		'Accounts'       => array( 'Platform', 'Settings', 'Worker' ),
		'Sales'          => array( 'Platform', 'Guard', 'Settings', 'Worker' ),
		'Payment'        => array( 'Guard', 'Settings', 'Sales' ),
		'Texts'          => array( 'Platform', 'Settings', 'Sales', 'Payment' ),
		'Orders'         => array( 'Platform', 'Guard', 'Accounts', 'Sales', 'Payment', 'Texts' ),
		'Documents'      => array( 'Platform', 'Guard', 'Settings', 'Worker', 'Accounts' ),
		'MyDocuments'    => array( 'Platform', 'Guard', 'Settings', 'Emails', 'Accounts', 'Sales', 'Payment', 'Documents' ),
		'AdminDocuments' => array( 'Platform', 'Worker', 'Accounts', 'Documents', 'MyDocuments' ),
		'SalesMail'      => array( 'Platform', 'Guard', 'Settings', 'Emails', 'Sales', 'Payment', 'Texts', 'Documents' ),
		'OrderScreens'   => array( 'Platform', 'Settings', 'Worker', 'Sales', 'Payment', 'Orders', 'Documents', 'MyDocuments', 'SalesMail' ),
		'Alerts'         => array( 'Platform', 'Settings', 'Worker', 'Sales' ),
		'Imports'        => array( 'Platform', 'Worker', 'Sales', 'OrderScreens' ),
		'Health'         => array( 'Platform', 'Worker', 'Webhooks', 'Documents' ),
		'Connection'     => array( 'Platform', 'Worker', 'Health' ),
		'Admin'          => array( 'Platform', 'Settings', 'Emails', 'Worker', 'Webhooks', 'Sales', 'Payment' ),
		'Privacy'        => array( 'Platform', 'Settings', 'Worker', 'Accounts', 'Sales', 'Documents', 'MyDocuments', 'Imports' ),
	);

	/** Whose each table is: who knows the room may read it, too. */
	public const TABLES = array(
		'broken_orders'      => 'Guard',
		'journal'            => 'Worker',
		'commands'           => 'Worker',
		'previews'           => 'Worker',
		'links'              => 'Accounts',
		'sales'              => 'Sales',
		'sale_history'       => 'Sales',
		'changes'            => 'Orders',
		'documents'          => 'Documents',
		'document_versions'  => 'Documents',
		'document_downloads' => 'Documents',
		'order_looks'        => 'Imports',
	);

	/** @return iterable<string, Rule> */
	public function test_rooms(): iterable {
		foreach ( self::KNOWS as $room => $known ) {
			yield $room => PHPat::rule()
				->classes( Selector::inNamespace( "ErpBridge\\$room" ) )
				->shouldNot()->dependOn()
				->classes( Selector::inNamespace( 'ErpBridge' ) )
				->excluding( Selector::inNamespace( "ErpBridge\\$room" ), ...array_map( static fn( string $other ) => Selector::inNamespace( "ErpBridge\\$other" ), $known ) )
				->because( "$room may know: " . ( implode( ', ', $known ) ?: 'no other room' ) );
		}
	}
}
