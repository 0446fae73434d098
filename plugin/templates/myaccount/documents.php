<?php
/**
 * My documents: in My account, and on any page by the block.
 *
 * Copy this file to yourtheme/woocommerce/myaccount/documents.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var list<array<string, mixed>>                                    $documents One page of them.
 * @var int                                                           $total     How many there are.
 * @var int                                                           $page
 * @var int                                                           $pages
 * @var string|null                                                   $previous  Address of the page before.
 * @var string|null                                                   $next      Address of the page after.
 * @var string                                                        $type      What is filtered by; '' for nothing.
 * @var int                                                           $year      0 for nothing.
 * @var string                                                        $search
 * @var bool                                                          $filtered
 * @var array<string, string>                                         $names     Name of each field in the address.
 * @var array<string, string>                                         $types     Types that this customer has documents of.
 * @var list<int>                                                     $years
 * @var string                                                        $all_url   Address without the filters.
 * @var array{action: string, fields: array<string, string>}          $form      Of the filters.
 * @var array{action: string, fields: array<string, string>}          $zip       Of the selection.
 * @var array<string, string>                                         $headings  By column.
 * @var array<string, array{url: string, sorted: string}>             $links     By column, what sorts.
 * @var string                                                        $button    Classes of a button.
 */

use ErpBridge\MyDocuments\DocumentList;

defined( 'ABSPATH' ) || exit;
?>
<div class="erp-bridge-documents-list" id="<?php echo esc_attr( DocumentList::ANCHOR ); ?>">
	<?php if ( ! $documents && ! $filtered ) : ?>
		<?php wc_print_notice( esc_html__( 'There are no documents in your account yet. Your quotes, invoices and delivery notes will appear here.', 'erp-bridge' ), 'notice' ); ?>
	<?php else : ?>
		<p class="erp-bridge-documents__about"><?php esc_html_e( 'These are copies of your documents.', 'erp-bridge' ); ?></p>

		<?php DocumentList::template( 'myaccount/documents-filter.php', compact( 'type', 'year', 'search', 'filtered', 'names', 'types', 'years', 'all_url', 'form' ) ); ?>

		<?php if ( ! $documents ) : ?>
			<?php wc_print_notice( esc_html__( 'No document matches your search.', 'erp-bridge' ), 'notice' ); ?>
		<?php else : ?>
			<p class="erp-bridge-documents__count">
				<?php
				/* translators: %s: number. */
				echo esc_html( sprintf( _n( '%s document', '%s documents', $total, 'erp-bridge' ), number_format_i18n( $total ) ) );
				?>
			</p>

			<?php
			DocumentList::template(
				'myaccount/documents-table.php',
				compact( 'documents', 'types', 'headings', 'links' ) + array(
					'caption' => __( 'My documents', 'erp-bridge' ),
					'select'  => 'erp-bridge-documents-zip',
				)
			);
			?>

			<form class="erp-bridge-documents__zip" id="erp-bridge-documents-zip" method="get" action="<?php echo esc_url( $zip['action'] ); ?>">
				<?php foreach ( $zip['fields'] as $name => $value ) : ?>
					<input type="hidden" name="<?php echo esc_attr( $name ); ?>" value="<?php echo esc_attr( $value ); ?>">
				<?php endforeach; ?>
				<button type="submit" class="<?php echo esc_attr( $button ); ?>"><?php esc_html_e( 'Download selected (zip)', 'erp-bridge' ); ?></button>
				<?php /* translators: leave %d as it is: the number of documents. */ ?>
				<span role="status" data-text="<?php esc_attr_e( 'Selected: %d', 'erp-bridge' ); ?>"></span>
			</form>

			<?php if ( $pages > 1 ) : ?>
				<nav class="woocommerce-pagination woocommerce-pagination--without-numbers woocommerce-Pagination erp-bridge-documents__pages" aria-label="<?php esc_attr_e( 'Pages of documents', 'erp-bridge' ); ?>">
					<?php if ( $previous ) : ?>
						<a class="woocommerce-button--previous woocommerce-Button woocommerce-Button--previous <?php echo esc_attr( $button ); ?>" href="<?php echo esc_url( $previous ); ?>" rel="prev"><?php esc_html_e( 'Previous', 'erp-bridge' ); ?></a>
					<?php endif; ?>
					<span>
						<?php
						/* translators: 1: number of this page; 2: number of pages. */
						echo esc_html( sprintf( __( 'Page %1$s of %2$s', 'erp-bridge' ), number_format_i18n( $page ), number_format_i18n( $pages ) ) );
						?>
					</span>
					<?php if ( $next ) : ?>
						<a class="woocommerce-button--next woocommerce-Button woocommerce-Button--next <?php echo esc_attr( $button ); ?>" href="<?php echo esc_url( $next ); ?>" rel="next"><?php esc_html_e( 'Next', 'erp-bridge' ); ?></a>
					<?php endif; ?>
				</nav>
			<?php endif; ?>
		<?php endif; ?>
	<?php endif; ?>
</div>
