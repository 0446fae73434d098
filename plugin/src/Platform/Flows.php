<?php
/**
 * Generated from contract/flows.json by `npm run generate`. Do not edit.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

/** What is kept in step between shop and ERP. */
final class Flows {
	/** Each with a switch, a preview and a page of its own. */
	public const NAMES = array( 'accounts', 'documents', 'sales' );

	/** What the worker reads and pushes: a flow, or its way back. */
	public const LANES = array( 'accounts', 'documents', 'sales', 'states' );

	/** The reason of what is held and can be approved; an empty file is held, too, and there is nothing to approve about it. */
	public const APPROVABLE = array( 'accounts' => 'mass_deactivation', 'documents' => 'mass_withdrawal' );

	/** @return array<string, string> Titles by the name of the page. */
	public static function pages(): array {
		return array(
			'customers' => __( 'Customers', 'erp-bridge' ),
			'documents' => __( 'Documents', 'erp-bridge' ),
			'sales' => __( 'Sales', 'erp-bridge' ),
		);
	}
}
