<?php
/**
 * A table of documents: in My documents, and on the page of an order.
 *
 * The roles say what the elements are by themselves: on narrow screens the style turns rows into cards, and some browsers
 * then forget that this is a table.
 *
 * Copy this file to yourtheme/woocommerce/myaccount/documents-table.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var string                                            $caption   For screen readers.
 * @var list<array<string, mixed>>                        $documents
 * @var array<string, string>                             $types     Names of the types.
 * @var array<string, string>                             $headings  By column; 'due' is missing where nobody says anything about payment.
 * @var array<string, array{url: string, sorted: string}> $links     By column, what sorts; empty where nothing does.
 * @var string                                            $select    Id of the form that the check boxes belong to; '' for no check boxes.
 * @var string                                            $button    Classes of a button.
 */

use ErpBridge\MyDocuments\DocumentList;

defined( 'ABSPATH' ) || exit;

$short = ! $links;
?>
<table role="table" class="shop_table my_account_orders erp-bridge-documents<?php echo $short ? ' erp-bridge-documents--short' : ''; ?>">
	<caption class="screen-reader-text"><?php echo esc_html( $caption ); ?></caption>
	<thead role="rowgroup">
		<tr role="row" data-title="<?php esc_attr_e( 'Sort by', 'erp-bridge' ); ?>">
			<?php if ( '' !== $select ) : ?>
				<th role="columnheader" scope="col" class="erp-bridge-documents__select">
					<span class="screen-reader-text"><?php esc_html_e( 'Select', 'erp-bridge' ); ?></span>
					<?php // Works by script alone, which shows it. ?>
					<label hidden>
						<input type="checkbox" class="erp-bridge-documents__all">
						<span><?php esc_html_e( 'Select all on this page', 'erp-bridge' ); ?></span>
					</label>
				</th>
			<?php endif; ?>
			<?php foreach ( $headings as $column => $heading ) : ?>
				<?php $sorted = $links[ $column ]['sorted'] ?? ''; ?>
				<th role="columnheader" scope="col" class="erp-bridge-documents__<?php echo esc_attr( $column ); ?>"<?php echo '' === $sorted ? '' : ' aria-sort="' . esc_attr( $sorted ) . '"'; ?>>
					<?php if ( isset( $links[ $column ] ) ) : ?>
						<a href="<?php echo esc_url( $links[ $column ]['url'] ); ?>"><?php echo esc_html( $heading ); ?></a>
					<?php else : ?>
						<?php echo esc_html( $heading ); ?>
					<?php endif; ?>
				</th>
			<?php endforeach; ?>
			<th role="columnheader" scope="col" class="erp-bridge-documents__file"><span class="screen-reader-text"><?php esc_html_e( 'Download', 'erp-bridge' ); ?></span></th>
		</tr>
	</thead>
	<tbody role="rowgroup">
		<?php foreach ( $documents as $document ) : ?>
			<?php $name = trim( ( $types[ $document['type'] ] ?? '' ) . ' ' . $document['number'] ); ?>
			<tr role="row" data-document-number="<?php echo esc_attr( $document['number'] ); ?>">
				<?php if ( '' !== $select ) : ?>
					<td role="cell" class="erp-bridge-documents__select">
						<?php /* translators: %s: type and number of the document. */ ?>
						<input type="checkbox" form="<?php echo esc_attr( $select ); ?>" name="<?php echo esc_attr( ErpBridge\MyDocuments\Zip::QUERY ); ?>[]" value="<?php echo esc_attr( (string) $document['id'] ); ?>" aria-label="<?php echo esc_attr( sprintf( __( 'Select %s', 'erp-bridge' ), $name ) ); ?>">
					</td>
				<?php endif; ?>
				<th role="rowheader" scope="row" class="erp-bridge-documents__number">
					<span class="erp-bridge-documents__name"><?php echo esc_html( $name ); ?></span>
					<?php if ( $document['is_new'] ) : ?>
						<span class="erp-bridge-badge erp-bridge-badge--new"><?php esc_html_e( 'New', 'erp-bridge' ); ?></span>
					<?php endif; ?>
					<?php if ( '' !== $document['facturx'] ) : ?>
						<?php
						$format = 'Factur-X' . ( 'FACTUR-X' === $document['facturx'] ? '' : ' ' . $document['facturx'] );
						/* translators: %s: its format, such as Factur-X EN 16931. */
						$inside = sprintf( __( 'Electronic invoice inside: %s', 'erp-bridge' ), $format );
						?>
						<span class="erp-bridge-badge erp-bridge-badge--einvoice" title="<?php echo esc_attr( $inside ); ?>"><?php esc_html_e( 'E-invoice', 'erp-bridge' ); ?></span>
					<?php endif; ?>
					<?php if ( ! $short && '' !== $document['order_number'] ) : ?>
						<small class="erp-bridge-documents__order">
							<?php
							/* translators: %s: number of the order. */
							$order = sprintf( __( 'Order %s', 'erp-bridge' ), $document['order_number'] );
							?>
							<?php if ( $document['order_url'] ) : ?>
								<a href="<?php echo esc_url( $document['order_url'] ); ?>"><?php echo esc_html( $order ); ?></a>
							<?php else : ?>
								<?php echo esc_html( $order ); ?>
							<?php endif; ?>
						</small>
					<?php endif; ?>
				</th>
				<td role="cell" class="erp-bridge-documents__date" data-title="<?php echo esc_attr( $headings['date'] ); ?>">
					<?php if ( $document['date'] ) : ?>
						<time datetime="<?php echo esc_attr( $document['date'] ); ?>"><?php echo esc_html( mysql2date( get_option( 'date_format' ), $document['date'] ) ); ?></time>
					<?php endif; ?>
				</td>
				<td role="cell" class="erp-bridge-documents__total" data-title="<?php echo esc_attr( $headings['total'] ); ?>">
					<?php if ( '' !== $document['total'] ) : ?>
						<?php echo wp_kses_post( wc_price( $document['total'], $document['currency'] ? array( 'currency' => $document['currency'] ) : array() ) ); ?>
					<?php endif; ?>
				</td>
				<?php if ( isset( $headings['due'] ) ) : ?>
					<td role="cell" class="erp-bridge-documents__due" data-title="<?php echo esc_attr( $headings['due'] ); ?>">
						<?php if ( true === $document['paid'] ) : ?>
							<span class="erp-bridge-badge erp-bridge-badge--paid"><?php esc_html_e( 'Paid', 'erp-bridge' ); ?></span>
						<?php elseif ( $document['overdue'] ) : ?>
							<span class="erp-bridge-badge erp-bridge-badge--overdue"><?php esc_html_e( 'Overdue', 'erp-bridge' ); ?></span>
						<?php elseif ( false === $document['paid'] ) : ?>
							<span class="erp-bridge-badge erp-bridge-badge--due"><?php esc_html_e( 'To be paid', 'erp-bridge' ); ?></span>
						<?php endif; ?>
						<?php if ( true !== $document['paid'] && $document['due_date'] ) : ?>
							<small class="erp-bridge-documents__until">
								<?php
								$until = 'quote' === $document['type']
									/* translators: %s: date. */
									? __( 'Valid until %s', 'erp-bridge' )
									/* translators: %s: date. */
									: __( 'Due %s', 'erp-bridge' );
								echo esc_html( sprintf( $until, mysql2date( get_option( 'date_format' ), $document['due_date'] ) ) );
								?>
							</small>
						<?php endif; ?>
					</td>
				<?php endif; ?>
				<td role="cell" class="erp-bridge-documents__file">
					<?php /* translators: %s: type and number of the document. */ ?>
					<a class="<?php echo esc_attr( $button ); ?>" href="<?php echo esc_url( $document['url'] ); ?>" aria-label="<?php echo esc_attr( sprintf( __( 'Download %s', 'erp-bridge' ), $name ) ); ?>"><?php esc_html_e( 'Download', 'erp-bridge' ); ?></a>
					<small class="erp-bridge-documents__size"><?php echo esc_html( (string) size_format( $document['size'], $document['size'] < MB_IN_BYTES ? 0 : 1 ) ); ?></small>
				</td>
			</tr>
			<?php if ( $document['payment'] ) : ?>
				<tr role="row" class="erp-bridge-documents__payment">
					<td role="cell" colspan="<?php echo esc_attr( (string) ( count( $headings ) + ( '' === $select ? 1 : 2 ) ) ); ?>">
						<?php
						DocumentList::template(
							'myaccount/document-payment.php',
							array(
								'name'    => $name,
								'payment' => $document['payment'],
							)
						);
						?>
					</td>
				</tr>
			<?php endif; ?>
		<?php endforeach; ?>
	</tbody>
</table>
<?php if ( array_filter( array_column( $documents, 'facturx' ) ) ) : ?>
	<p class="erp-bridge-documents__legend">
		<span class="erp-bridge-badge erp-bridge-badge--einvoice"><?php esc_html_e( 'E-invoice', 'erp-bridge' ); ?></span>
		<small><?php esc_html_e( 'Electronic invoice inside: the PDF also carries the invoice as data (Factur-X) that accounting software reads by itself.', 'erp-bridge' ); ?></small>
	</p>
<?php endif; ?>
