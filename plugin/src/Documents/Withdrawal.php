<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Table;

/** A withdrawn document is hidden from its customer; the file stays for the admin. What an admin withdrew, the ERP does not bring back. */
final class Withdrawal {
	/** True if it was visible until now. `$by`: 'erp' or 'admin'. */
	public static function withdraw( \stdClass $document, string $by ): bool {
		if ( 'visible' !== $document->state ) {
			return false;
		}
		Documents::update(
			(int) $document->id,
			array(
				'state'        => 'withdrawn',
				'withdrawn_by' => $by,
			)
		);
		return true;
	}

	public static function restore( \stdClass $document ): void {
		Documents::update(
			(int) $document->id,
			array(
				'state'        => 'visible',
				'withdrawn_by' => '',
			)
		);
	}

	/** The document with its file, its versions and who read it, for good. */
	public static function delete( \stdClass $document ): void {
		global $wpdb;
		foreach ( Versions::of( (int) $document->id ) as $version ) {
			Storage::remove( $version->path );
		}
		$wpdb->delete( Table::name( 'document_versions' ), array( 'document_id' => $document->id ) );
		Downloads::forget( (int) $document->id );
		$wpdb->delete( Table::name( 'documents' ), array( 'id' => $document->id ) );
		Storage::remove( $document->path );
	}
}
