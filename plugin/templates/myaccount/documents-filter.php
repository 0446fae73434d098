<?php
/**
 * My documents: what the list is narrowed by.
 *
 * Copy this file to yourtheme/woocommerce/myaccount/documents-filter.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var string                                                $type     '' for all.
 * @var int                                                   $year     0 for all.
 * @var string                                                $search
 * @var bool                                                  $filtered Whether any of them is set.
 * @var array<string, string>                                 $names    Name of each field in the address.
 * @var array<string, string>                                 $types    Types that this customer has documents of.
 * @var list<int>                                             $years    Years that this customer has documents of.
 * @var string                                                $all_url  Address without the filters.
 * @var array{action: string, fields: array<string, string>}  $form
 * @var string                                                $button   Classes of a button.
 */

defined( 'ABSPATH' ) || exit;
?>
<form class="erp-bridge-documents__filter" method="get" action="<?php echo esc_url( $form['action'] ); ?>" role="search" aria-label="<?php esc_attr_e( 'My documents', 'erp-bridge' ); ?>">
	<?php foreach ( $form['fields'] as $name => $value ) : ?>
		<input type="hidden" name="<?php echo esc_attr( $name ); ?>" value="<?php echo esc_attr( $value ); ?>">
	<?php endforeach; ?>
	<?php if ( count( $types ) > 1 || '' !== $type ) : ?>
		<p>
			<label for="erp-bridge-documents-type"><?php esc_html_e( 'Type', 'erp-bridge' ); ?></label>
			<select id="erp-bridge-documents-type" name="<?php echo esc_attr( $names['type'] ); ?>">
				<option value=""><?php esc_html_e( 'All documents', 'erp-bridge' ); ?></option>
				<?php foreach ( $types as $code => $label ) : ?>
					<option value="<?php echo esc_attr( $code ); ?>" <?php selected( $type, $code ); ?>><?php echo esc_html( $label ); ?></option>
				<?php endforeach; ?>
			</select>
		</p>
	<?php endif; ?>
	<?php if ( count( $years ) > 1 || 0 !== $year ) : ?>
		<p>
			<label for="erp-bridge-documents-year"><?php esc_html_e( 'Year', 'erp-bridge' ); ?></label>
			<select id="erp-bridge-documents-year" name="<?php echo esc_attr( $names['year'] ); ?>">
				<option value=""><?php esc_html_e( 'All years', 'erp-bridge' ); ?></option>
				<?php foreach ( $years as $one ) : ?>
					<option value="<?php echo esc_attr( (string) $one ); ?>" <?php selected( $year, $one ); ?>><?php echo esc_html( (string) $one ); ?></option>
				<?php endforeach; ?>
			</select>
		</p>
	<?php endif; ?>
	<p class="erp-bridge-documents__search">
		<label for="erp-bridge-documents-search"><?php esc_html_e( 'Number of the document or order', 'erp-bridge' ); ?></label>
		<input id="erp-bridge-documents-search" class="input-text" type="search" name="<?php echo esc_attr( $names['search'] ); ?>" value="<?php echo esc_attr( $search ); ?>" maxlength="190" autocomplete="off">
	</p>
	<p>
		<button type="submit" class="<?php echo esc_attr( $button ); ?>"><?php esc_html_e( 'Search', 'erp-bridge' ); ?></button>
	</p>
	<?php if ( $filtered ) : ?>
		<p><a href="<?php echo esc_url( $all_url ); ?>"><?php esc_html_e( 'Show all documents', 'erp-bridge' ); ?></a></p>
	<?php endif; ?>
</form>
