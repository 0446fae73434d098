<?php
/**
 * The documents of an order, on that order's page.
 *
 * Copy this file to yourtheme/woocommerce/order/documents.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var list<array<string, mixed>> $documents
 * @var array<string, string>      $headings  By column.
 * @var array<string, string>      $types     Names of the types.
 * @var string|null                $zip_url   Address of all of them in one file; null where there is nothing to put together.
 * @var string                     $all_url   Address of the tab.
 */

use ErpBridge\MyDocuments\DocumentList;

defined( 'ABSPATH' ) || exit;
?>
<section class="erp-bridge-documents-list erp-bridge-order-documents" aria-labelledby="erp-bridge-order-documents">
	<h2 class="woocommerce-order-details__title" id="erp-bridge-order-documents"><?php esc_html_e( 'Documents of this order', 'erp-bridge' ); ?></h2>
	<?php
	DocumentList::template(
		'myaccount/documents-table.php',
		compact( 'documents', 'headings', 'types' ) + array(
			'caption' => __( 'Documents of this order', 'erp-bridge' ),
			'links'   => array(),
			'select'  => '',
		)
	);
	?>
	<p class="erp-bridge-documents__more">
		<?php if ( $zip_url ) : ?>
			<a class="erp-bridge-documents__pack" href="<?php echo esc_url( $zip_url ); ?>"><?php esc_html_e( 'Download all (zip)', 'erp-bridge' ); ?></a>
		<?php endif; ?>
		<a href="<?php echo esc_url( $all_url ); ?>"><?php esc_html_e( 'All my documents', 'erp-bridge' ); ?></a>
	</p>
</section>
