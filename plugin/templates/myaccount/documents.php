<?php
/**
 * My account → My documents.
 *
 * Copy this file to yourtheme/woocommerce/myaccount/documents.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var list<array<string, mixed>> $documents
 * @var int                        $page
 * @var int                        $pages
 * @var string                     $type
 * @var string                     $search
 * @var array<string, string>      $types
 */

defined( 'ABSPATH' ) || exit;



$date = static fn( ?string $day ): string => $day ? date_i18n( (string) get_option( 'date_format' ), (int) strtotime( $day ) ) : '';
?>
<?php if ( ! $documents && '' === $type && '' === $search ) : ?>
	<?php wc_print_notice( esc_html__( 'There are no documents in your account yet. Your quotes, invoices and delivery notes will appear here.', 'erp-bridge' ), 'notice' ); ?>
	<?php return; ?>
<?php endif; ?>

<p class="erp-bridge-documents__about"><?php esc_html_e( 'These are copies of your documents.', 'erp-bridge' ); ?></p>

<form class="erp-bridge-documents__filter" method="get" action="<?php echo esc_url( ErpBridge\Documents\AccountTab::page_url( 1, '', '' ) ); ?>" role="search">
	<label class="screen-reader-text" for="erp-bridge-type"><?php esc_html_e( 'Type of document', 'erp-bridge' ); ?></label>
	<select id="erp-bridge-type" name="type">
		<option value=""><?php esc_html_e( 'All documents', 'erp-bridge' ); ?></option>
		<?php foreach ( $types as $code => $label ) : ?>
			<option value="<?php echo esc_attr( $code ); ?>" <?php selected( $type, $code ); ?>><?php echo esc_html( $label ); ?></option>
		<?php endforeach; ?>
	</select>
	<label class="screen-reader-text" for="erp-bridge-search"><?php esc_html_e( 'Number of the document or order', 'erp-bridge' ); ?></label>
	<input id="erp-bridge-search" type="search" name="search" value="<?php echo esc_attr( $search ); ?>" placeholder="<?php esc_attr_e( 'Number…', 'erp-bridge' ); ?>">
	<button type="submit" class="woocommerce-button button"><?php esc_html_e( 'Search', 'erp-bridge' ); ?></button>
</form>

<?php if ( ! $documents ) : ?>
	<?php wc_print_notice( esc_html__( 'No document matches your search.', 'erp-bridge' ), 'notice' ); ?>
	<p><a href="<?php echo esc_url( ErpBridge\Documents\AccountTab::page_url( 1, '', '' ) ); ?>"><?php esc_html_e( 'Show all documents', 'erp-bridge' ); ?></a></p>
	<?php return; ?>
<?php endif; ?>

<table class="shop_table shop_table_responsive my_account_orders erp-bridge-documents">
	<caption class="screen-reader-text"><?php esc_html_e( 'My documents', 'erp-bridge' ); ?></caption>
	<thead>
		<tr>
			<th scope="col"><?php esc_html_e( 'Document', 'erp-bridge' ); ?></th>
			<th scope="col"><?php esc_html_e( 'Date', 'erp-bridge' ); ?></th>
			<th scope="col"><?php esc_html_e( 'Order', 'erp-bridge' ); ?></th>
			<th scope="col" class="erp-bridge-documents__total"><?php esc_html_e( 'Total', 'erp-bridge' ); ?></th>
			<th scope="col"><span class="screen-reader-text"><?php esc_html_e( 'Download', 'erp-bridge' ); ?></span></th>
		</tr>
	</thead>
	<tbody>
		<?php foreach ( $documents as $document ) : ?>
			<?php $name = ( $types[ $document['type'] ] ?? '' ) . ' ' . $document['number']; ?>
			<tr data-document-number="<?php echo esc_attr( $document['number'] ); ?>">
				<th scope="row" data-title="<?php esc_attr_e( 'Document', 'erp-bridge' ); ?>">
					<?php echo esc_html( $name ); ?>
					<?php if ( $document['is_new'] ) : ?>
						<span class="erp-bridge-badge erp-bridge-badge--new"><?php esc_html_e( 'New', 'erp-bridge' ); ?></span>
					<?php endif; ?>
				</th>
				<td data-title="<?php esc_attr_e( 'Date', 'erp-bridge' ); ?>">
					<?php if ( $document['date'] ) : ?>
						<time datetime="<?php echo esc_attr( $document['date'] ); ?>"><?php echo esc_html( $date( $document['date'] ) ); ?></time>
					<?php endif; ?>
				</td>
				<td data-title="<?php esc_attr_e( 'Order', 'erp-bridge' ); ?>">
					<?php if ( $document['order_url'] ) : ?>
						<a href="<?php echo esc_url( $document['order_url'] ); ?>"><?php echo esc_html( $document['order_number'] ); ?></a>
					<?php else : ?>
						<?php echo esc_html( '' !== $document['order_number'] ? $document['order_number'] : '–' ); ?>
					<?php endif; ?>
				</td>
				<td class="erp-bridge-documents__total" data-title="<?php esc_attr_e( 'Total', 'erp-bridge' ); ?>">
					<?php if ( '' !== $document['total'] ) : ?>
						<?php echo wp_kses_post( wc_price( (float) $document['total'], $document['currency'] ? array( 'currency' => $document['currency'] ) : array() ) ); ?>
					<?php endif; ?>
					<?php if ( true === $document['paid'] ) : ?>
						<span class="erp-bridge-badge erp-bridge-badge--paid"><?php esc_html_e( 'Paid', 'erp-bridge' ); ?></span>
					<?php elseif ( false === $document['paid'] && $document['due_date'] ) : ?>
						<span class="erp-bridge-badge erp-bridge-badge--due">
							<?php
							/* translators: %s: date. */
							echo esc_html( sprintf( __( 'Due %s', 'erp-bridge' ), $date( $document['due_date'] ) ) );
							?>
						</span>
					<?php elseif ( false === $document['paid'] ) : ?>
						<span class="erp-bridge-badge erp-bridge-badge--due"><?php esc_html_e( 'To be paid', 'erp-bridge' ); ?></span>
					<?php endif; ?>
				</td>
				<td class="erp-bridge-documents__file" data-title="<?php echo esc_attr( size_format( $document['size'] ) ); ?>">
					<?php /* translators: %s: type and number of the document. */ ?>
					<a class="woocommerce-button button" href="<?php echo esc_url( $document['url'] ); ?>" aria-label="<?php echo esc_attr( sprintf( __( 'Download %s', 'erp-bridge' ), $name ) ); ?>"><?php esc_html_e( 'Download', 'erp-bridge' ); ?></a>
				</td>
			</tr>
		<?php endforeach; ?>
	</tbody>
</table>

<?php if ( $pages > 1 ) : ?>
	<nav class="woocommerce-pagination woocommerce-pagination--without-numbers woocommerce-Pagination" aria-label="<?php esc_attr_e( 'Pages of documents', 'erp-bridge' ); ?>">
		<?php if ( $page > 1 ) : ?>
			<a class="woocommerce-button woocommerce-button--previous woocommerce-Button woocommerce-Button--previous button" href="<?php echo esc_url( ErpBridge\Documents\AccountTab::page_url( $page - 1, $type, $search ) ); ?>"><?php esc_html_e( 'Previous', 'erp-bridge' ); ?></a>
		<?php endif; ?>
		<?php if ( $page < $pages ) : ?>
			<a class="woocommerce-button woocommerce-button--next woocommerce-Button woocommerce-Button--next button" href="<?php echo esc_url( ErpBridge\Documents\AccountTab::page_url( $page + 1, $type, $search ) ); ?>"><?php esc_html_e( 'Next', 'erp-bridge' ); ?></a>
		<?php endif; ?>
	</nav>
<?php endif; ?>
