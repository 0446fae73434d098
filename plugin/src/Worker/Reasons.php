<?php
/**
 * Generated from worker/src/reasons/reasons.ts by `npm run generate`. Do not edit.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

/** The sentence for each reason code, in the language of the person who reads it. */
final class Reasons {
	/**
	 * @param string               $code   Reason code; an unknown one is answered as it is.
	 * @param array<string, mixed> $params Values of the {placeholders}.
	 */
	public static function sentence( string $code, array $params = array() ): string {
		$values = array();
		foreach ( $params as $name => $value ) {
			if ( is_scalar( $value ) ) {
				$values[ '{' . $name . '}' ] = self::said( (string) $value );
			}
		}
		return strtr( self::texts()[ $code ] ?? $code, $values );
	}

	/** A moment (UTC) is the shop's day, as the shop writes days. */
	private static function said( string $value ): string {
		return 1 === preg_match( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/D', $value ) ? (string) wp_date( get_option( 'date_format' ), (int) strtotime( $value ) ) : $value;
	}

	/** @return array<string, string> */
	private static function texts(): array {
		return array(
			'missing_email' => __( 'The e-mail is missing, and WooCommerce needs one. Fill it in in the ERP.', 'erp-bridge' ),
			/* translators: leave {value} as it is. */
			'invalid_email' => __( '“{value}” is not a valid e-mail address. Correct it in the ERP.', 'erp-bridge' ),
			'tiers_without_contact' => __( 'This customer has no contact in the ERP, and customers without a contact are not sent. Add a contact in the ERP.', 'erp-bridge' ),
			/* translators: leave {holder}, {email} as it is. */
			'email_taken' => __( 'The e-mail {email} already belongs to {holder}. Give one of the two another e-mail in the ERP.', 'erp-bridge' ),
			'email_invalid' => __( 'WordPress does not accept this e-mail address. Correct it in the ERP.', 'erp-bridge' ),
			/* translators: leave {roles} as it is. */
			'staff_account' => __( 'The account with this e-mail is not only a customer’s ({roles}), so it is never changed. Use another e-mail in the ERP. If this is a role of your customers, add it on the page Customers.', 'erp-bridge' ),
			/* translators: leave {count}, {total}, {limit_count}, {limit_percent} as it is. */
			'mass_deactivation' => __( 'This sync would deactivate {count} of {total} accounts, more than {limit_count} and more than {limit_percent} %. They stay as they are until you approve it on the page Customers, or with “erp-bridge approve”. If this is a mistake, correct it in the ERP and the hold is lifted automatically.', 'erp-bridge' ),
			/* translators: leave {from}, {to}, {count}, {accounts} as it is. */
			'web_contacts_changed' => __( 'The ERP changed the web setting of this customer from “{from}” to “{to}” (EBP does so by itself when a contact is edited). Accounts whose status changes with it: {count}. {accounts}', 'erp-bridge' ),
			'deleted_in_shop' => __( 'The account of this record was deleted in the shop, so it is not made again by itself. Press “Retry” to have it made again.', 'erp-bridge' ),
			'erased_in_shop' => __( 'This person’s data was erased in the shop on request, so the ERP’s data is not sent again. Remove the person from the ERP too; if the person is a customer again, press “Retry”.', 'erp-bridge' ),
			'unlinked_in_shop' => __( 'Somebody unlinked this record from its account in the shop, so the account is left alone. Press “Retry” to link them again.', 'erp-bridge' ),
			/* translators: leave {other} as it is. */
			'keys_mixed' => __( 'Until this update the shop took this record and {other} for the same one, because their codes differ only in upper and lower case. They are separate now, and the next sync sends both again. Check the accounts and documents of both.', 'erp-bridge' ),
			/* translators: leave {detail} as it is. */
			'shared_twice' => __( 'Two records of the ERP claim the key {detail} at once. Look for both in the ERP and keep one.', 'erp-bridge' ),
			/* translators: leave {email}, {account_key}, {customer}, {known} as it is. */
			'no_account' => __( 'This document cannot be sent to the site because no customer account corresponding to the customer in the ERP exists on the site.', 'erp-bridge' ),
			/* translators: leave {email}, {holder}, {customer} as it is. */
			'account_of_other_customer' => __( 'The account with the e-mail {email} belongs to the customer {holder} of the ERP, but this document is of {customer}. So that nobody sees another customer’s documents, it waits. Give each customer an e-mail of its own in the ERP, or name the document’s billing contact there.', 'erp-bridge' ),
			/* translators: leave {count}, {total}, {limit_count}, {limit_percent} as it is. */
			'mass_withdrawal' => __( 'This sync would withdraw {count} of {total} documents, more than {limit_count} and more than {limit_percent} %. They stay visible until you approve it on the page Documents, or with “erp-bridge approve --lane documents”. If this is a mistake, correct it in the ERP and the hold is lifted automatically.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'missing_number' => __( '{file} has no document number in the index, and no electronic invoice inside that says one. Fill in the number in the export.', 'erp-bridge' ),
			/* translators: leave {file}, {limit} as it is. */
			'too_large' => __( '{file} is larger than the {limit} MB that the settings allow. Raise the limit or make the PDF smaller.', 'erp-bridge' ),
			/* translators: leave {type} as it is. */
			'type_off' => __( 'Documents of the type “{type}” are switched off in the settings.', 'erp-bridge' ),
			/* translators: leave {detail} as it is. */
			'store_error' => __( 'The shop could not process this: {detail}. It is tried again by itself; you can also retry it here.', 'erp-bridge' ),
			'stopped' => __( 'The sync was stopped; the next one goes on where it was.', 'erp-bridge' ),
			/* translators: leave {url}, {code} as it is. */
			'store_unreachable' => __( 'The shop {url} cannot be reached ({code}). Check its address and the internet connection. The worker tries again by itself.', 'erp-bridge' ),
			/* translators: leave {url}, {detail} as it is. */
			'store_wrong_key' => __( 'The shop {url} does not accept the key ({detail}). Create a new one under ERP Bridge → Connection and copy it into the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {url} as it is. */
			'store_maintenance' => __( 'The shop {url} is in maintenance or overloaded. The worker goes on by itself when it is over.', 'erp-bridge' ),
			/* translators: leave {url}, {status}, {start} as it is. */
			'store_not_json' => __( 'The shop {url} answers with a web page instead of data (HTTP {status}: {start}). Check the address, and whether a firewall, a login wall or plain permalinks are in the way.', 'erp-bridge' ),
			/* translators: leave {url} as it is. */
			'store_plugin_missing' => __( 'The plugin ERP Bridge does not answer on {url}. Install and activate it in wp-admin, and check that the address is the shop’s.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {detail} as it is. */
			'duplicate_key' => __( '{file}, line {line}: {detail} stands in the file a second time; the first one counts. Remove one of them in the ERP.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {field}, {value} as it is. */
			'bad_line' => __( '{file}, line {line} is left out: “{value}” is not understood in the column “{field}”. Correct it in the ERP and export again; the other lines went through.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {found}, {expected} as it is. */
			'line_fields' => __( '{file}, line {line} is left out: it has {found} fields, and the heading has {expected}. Perhaps a text holds the separator. Correct it in the ERP and export again; the other lines went through.', 'erp-bridge' ),
			/* translators: leave {file}, {line} as it is. */
			'line_quotes' => __( '{file}, line {line} is left out: its quotation marks do not match. Correct it in the ERP and export again; the other lines went through.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {field} as it is. */
			'empty_field' => __( '{file}, line {line} is left out: the column “{field}” is empty, and it is needed. Fill it in in the ERP and export again; the other lines went through.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {field}, {value} as it is. */
			'long_field' => __( '{file}, line {line} is left out: “{value}…” in the column “{field}” is too long. Shorten it in the ERP and export again; the other lines went through.', 'erp-bridge' ),
			/* translators: leave {file}, {column}, {found} as it is. */
			'missing_column' => __( '{file} has no column “{column}” (found: {found}). The whole file is left out and nothing is changed. Add the column to the export.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'source_missing' => __( '{file} is not in the exchange folder; what it holds is not synced. Let the ERP export it.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'file_empty' => __( '{file} is empty. That is held: nothing is changed, and no account deactivated, because of it. Export it again from the ERP.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'file_growing' => __( '{file} is still being written; it is read as soon as it is whole.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'not_a_pdf' => __( '{file} is not a PDF. Print the document again in the ERP.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'file_incomplete' => __( '{file} is not complete yet, or was cut off. It is sent as soon as it is whole; if that does not happen, print it again in the ERP.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'file_replaced' => __( '{file} was printed or saved anew just while it was sent. The new one is sent with the next sync.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'file_missing' => __( 'The ERP has not provided the PDF {file} yet. It is sent as soon as it is there.', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'outside_folder' => __( '{file} lies outside the exchange folder, and nothing outside it is read. Correct the path in the export.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {field}, {value} as it is. */
			'broken_key' => __( '{file}, line {line} is left out: “{value}” in the column “{field}” holds a character that cannot be read, and it names the record. Correct it in the ERP and export again; the other lines went through.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {field}, {value} as it is. */
			'broken_character' => __( '{file}, line {line}: “{value}” in the column “{field}” holds a character that cannot be read. It was replaced by “�”; the line went through. Correct it in the ERP.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {value} as it is. */
			'totals_line' => __( '{file}, line {line} (“{value}”) is a line of totals, so it was left out. You don’t have to do anything.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {field}, {value}, {record} as it is. */
			'value_left_out' => __( '{file}, line {line}: “{value}” in the column “{field}” of {record} is not understood, so it was left out. The document itself went through. Correct it in the ERP.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {value}, {first}, {count} as it is. */
			'unknown_word' => __( 'Does “{value}” mean that a customer is active? {file} says so of {count} customers (the first is {first}, line {line}), and the word is unknown. They stay as they are until you answer on the page Files.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {field}, {value}, {first}, {count}, {expected} as it is. */
			'unknown_answer' => __( '“{value}” in the column “{field}” of {file} is unknown ({count} lines, the first is line {line}: {first}). What it decides stays as it is. Write one of these in the ERP: {expected}.', 'erp-bridge' ),
			/* translators: leave {value}, {first}, {count} as it is. */
			'unknown_country' => __( 'The country “{value}” is unknown ({count} customers, the first is {first}). Their accounts were made without it, or keep the country they have. Write its name or its ISO code in the ERP.', 'erp-bridge' ),
			/* translators: leave {customer} as it is. */
			'contact_without_customer' => __( 'The customer {customer} of this contact is not in customers.csv, or its line there could not be read. The contact is sent as soon as the customer is there.', 'erp-bridge' ),
			/* translators: leave {file}, {outlet}, {found} as it is. */
			'stock_no_outlet' => __( '{file} has no outlet “{outlet}” (there are: {found}), so its stock isn’t known. Choose one of those that there are.', 'erp-bridge' ),
			/* translators: leave {file}, {line}, {detail} as it is. */
			'stock_no_product' => __( '{file}, line {line} is left out: no product of products.csv, or more than one, is “{detail}”. Correct it in the ERP and export again; the other lines went through.', 'erp-bridge' ),
			/* translators: leave {file}, {code} as it is. */
			'source_unreadable' => __( '{file} cannot be opened ({code}), so what it holds is not synced now. Close the program that has it open, and give the user that runs the worker the right to read it. The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {file}, {code} as it is. */
			'file_unreadable' => __( '{file} cannot be opened ({code}). Close the program that has it open, and give the user that runs the worker the right to read it. It is sent automatically once it can be read.', 'erp-bridge' ),
			/* translators: leave {file}, {found} as it is. */
			'file_ambiguous' => __( 'Several files in the exchange folder match {file}: {found}. Keep one of them, or write its name in the export exactly as the file is called.', 'erp-bridge' ),
			/* translators: leave {moment}, {status} as it is. */
			'moment_not_reached' => __( 'The order is “{status}”; its document is made when it is “{moment}”, as the page Sales says. Nothing needs to be done.', 'erp-bridge' ),
			'order_without_products' => __( 'This order contains no product, and such orders are not transferred. Add the product to the order if it should be.', 'erp-bridge' ),
			'order_without_contact' => __( 'This order has no valid e-mail address and no valid phone number, so that nobody can tell whose it is. Fill in one of them in the order.', 'erp-bridge' ),
			/* translators: leave {order_total}, {lines_total}, {difference}, {currency} as it is. */
			'total_mismatch' => __( 'The lines of this order add up to {lines_total} {currency}, but its total says {order_total} {currency}: {difference} {currency} apart. Amounts are never adjusted, so it is held. Open the order, press “Recalculate” or correct its lines; it is then sent by itself.', 'erp-bridge' ),
			/* translators: leave {order_total}, {lines_total}, {difference}, {currency} as it is. */
			'refund_mismatch' => __( 'The lines of this refund add up to {lines_total} {currency}, but {order_total} {currency} were given back: {difference} {currency} apart. Amounts are never adjusted, so it is held. Delete the refund and enter it again with the right amounts, or make the credit note in the ERP.', 'erp-bridge' ),
			/* translators: leave {order} as it is. */
			'sale_first' => __( 'The credit note for this refund is asked for as soon as order {order} has its document in the ERP.', 'erp-bridge' ),
			/* translators: leave {document}, {old_total}, {new_total}, {currency} as it is. */
			'changed_after_final' => __( 'The order was changed after its document {document} became final ({old_total} → {new_total} {currency}). The document stays as it is; if the change counts, correct it in the ERP (credit note and new document).', 'erp-bridge' ),
			/* translators: leave {document}, {status} as it is. */
			'cancelled_after_final' => __( 'The order is now “{status}”, but its document {document} is final. It is not withdrawn by itself: make a credit note in the ERP if one is due.', 'erp-bridge' ),
			/* translators: leave {document} as it is. */
			'refund_deleted_after_final' => __( 'The refund was deleted in the shop, but its credit note {document} is final. It is not withdrawn by itself: correct it in the ERP if need be.', 'erp-bridge' ),
			'cancelled_unsent' => __( 'The order was cancelled before anything was sent; no document is made for it.', 'erp-bridge' ),
			'withdrawn_in_shop' => __( 'The order was cancelled or deleted; the ERP was told to drop its document.', 'erp-bridge' ),
			/* translators: leave {detail} as it is. */
			'order_broken' => __( 'The shop could not read this order, because another plugin fails on it: {detail}. The other orders are not affected. Update or switch off that plugin, or tell its maker. The order is tried again automatically.', 'erp-bridge' ),
			/* translators: leave {detail} as it is. */
			'order_broken_writing' => __( 'The shop could not save on this order what the ERP says, because another plugin fails on it: {detail}. The other orders are not affected. Update or switch off that plugin, or tell its maker. It is tried again automatically, and by “Retry”.', 'erp-bridge' ),
			/* translators: leave {detail} as it is. */
			'erp_write_failed' => __( 'The sale could not be written into the exchange folder: {detail}. Check the folder’s rights and the space on its disk. It is tried again by itself.', 'erp-bridge' ),
			/* translators: leave {adapter}, {capability} as it is. */
			'not_offered' => __( 'The adapter “{adapter}” doesn’t provide what this flow needs from the ERP ({capability}), so that isn’t synced. Nothing is changed because of it. Switch this flow off, or choose another adapter in the worker’s configuration (“erp”).', 'erp-bridge' ),
			/* translators: leave {file} as it is. */
			'document_draft' => __( 'This document is still a draft in the ERP. The customer gets it when it is final: send it from the order’s screen, or make it final in the ERP.', 'erp-bridge' ),
			'order_missing' => __( 'The shop no longer has this order; what the ERP says of it is shown nowhere.', 'erp-bridge' ),
			/* translators: leave {since} as it is. */
			'import_before_window' => __( 'This order was placed before {since}, where the import begins, so it is not imported. If you need it in the ERP, choose it on the page Orders and press “Import again”.', 'erp-bridge' ),
			/* translators: leave {status} as it is. */
			'import_status_left_out' => __( 'The order is “{status}”, and the import leaves such orders out. Nothing needs to be done.', 'erp-bridge' ),
			'order_before_start' => __( 'This order was placed before the date from which new orders are sent, and it has not been imported. Start the import on the page Orders, or choose the order there and press “Import again”.', 'erp-bridge' ),
			/* translators: leave {times} as it is. */
			'import_worker_died' => __( 'The worker ended {times} times in the middle of it, so it was given up. The worker’s log says why; start it again once that is solved.', 'erp-bridge' ),
			'order_needs_both' => __( 'This order needs an e-mail address and a phone number, because the page Orders asks for both, and one of them is missing or not valid. Complete the order, or change the setting.', 'erp-bridge' ),
			/* translators: leave {currency}, {erp_currency} as it is. */
			'order_currency' => __( 'The order is in {currency}, but the ERP works in {erp_currency}. Amounts are never converted, so it is not transferred. Enter it in the ERP by hand, or change the shop’s currency for the orders to come.', 'erp-bridge' ),
			/* translators: leave {who}, {email}, {phone}, {found} as it is. */
			'contact_several' => __( 'Several contacts of the ERP could be {who}: {found}. Choose the right one on the page Orders; your choice is remembered.', 'erp-bridge' ),
			/* translators: leave {who}, {email}, {phone}, {found} as it is. */
			'contact_apart' => __( 'The phone number {phone} and the e-mail {email} of this order belong to different contacts of the ERP: {found}. Choose the right one on the page Orders; your choice is remembered.', 'erp-bridge' ),
			/* translators: leave {who}, {email}, {phone}, {found} as it is. */
			'contact_other_email' => __( 'A contact of the ERP has the phone number {phone}, but another e-mail than {email}: {found}. People can share a phone, so the contact is not overwritten. Say on the page Orders whether it is the same person; your choice is remembered.', 'erp-bridge' ),
			/* translators: leave {changes} as it is. */
			'contact_replaced' => __( 'The order’s data replaced what the ERP had of this contact: {changes}. Correct it in the ERP if the old data was right.', 'erp-bridge' ),
			/* translators: leave {name}, {value}, {found} as it is. */
			'product_several' => __( 'Several products of the ERP have “{value}”, so it is not clear which of them “{name}” is: {found}. Choose the right one on the page Orders; your choice is remembered.', 'erp-bridge' ),
			/* translators: leave {name}, {value}, {found} as it is. */
			'product_code_taken' => __( 'The product “{name}” can only be identified by its number in the shop, {value}, because its SKU or name is missing or not unique. The ERP uses that code for a product with another name: {found}. Say on the page Orders whether it is the same product; your choice is remembered.', 'erp-bridge' ),
			'import_off' => __( 'The flow Sales is off, so no order is imported. Switch it on on the page Sales, then ask for the import again.', 'erp-bridge' ),
			/* translators: leave {source} as it is. */
			'import_no_source' => __( 'There is no source of orders called “{source}”. Check the name; the shop’s own is called “woocommerce”.', 'erp-bridge' ),
			/* translators: leave {old_total}, {new_total}, {currency} as it is. */
			'changed_after_stock_out' => __( 'The order was changed after its goods had left the ERP’s stock ({old_total} → {new_total} {currency}). Nothing was sent; if the change counts, correct it in the ERP.', 'erp-bridge' ),
			/* translators: leave {status} as it is. */
			'cancelled_after_stock_out' => __( 'The order is now “{status}”, but its goods have left the ERP’s stock. Its document is not taken back: take the goods back in the ERP if they return.', 'erp-bridge' ),
			/* translators: leave {url}, {detail} as it is. */
			'erp_tryton_unreachable' => __( 'Tryton at {url} doesn’t answer ({detail}). Check that it is running and that “erp.url” in the worker’s configuration is right. The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {url}, {detail} as it is. */
			'erp_tryton_certificate' => __( 'The worker doesn’t trust the certificate of Tryton at {url} ({detail}), so it sends nothing there. Give Tryton a certificate that is valid for this address. One of your own authority is trusted if the environment variable NODE_EXTRA_CA_CERTS names its file.', 'erp-bridge' ),
			/* translators: leave {url} as it is. */
			'erp_tryton_not_tryton' => __( 'What answers at {url} isn’t Tryton. Correct “erp.url” in the worker’s configuration; it is the address of the server, without the database.', 'erp-bridge' ),
			/* translators: leave {user} as it is. */
			'erp_tryton_wrong_password' => __( 'Tryton doesn’t accept the user “{user}” with this password. Correct “erp.user” and “erp.password” in the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {user} as it is. */
			'erp_tryton_locked_out' => __( 'Tryton lets nobody sign in as “{user}” for now, because there were too many wrong passwords. Correct “erp.password” in the worker’s configuration; Tryton allows it again after a few minutes.', 'erp-bridge' ),
			/* translators: leave {database}, {url} as it is. */
			'erp_tryton_no_database' => __( 'Tryton at {url} has no database “{database}”. Correct “erp.database” in the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {company}, {found} as it is. */
			'erp_tryton_no_company' => __( 'The worker doesn’t know for which company it works in Tryton: “{company}” isn’t one of those that its user may use ({found}). Add the company to the user in Tryton, and write its name as “erp.company” into the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {company} as it is. */
			'erp_tryton_other_company' => __( 'Tryton shows the worker’s user the records of another company than “{company}” only. Set the user’s current company to “{company}” in Tryton (Administration > Users > Users).', 'erp-bridge' ),
			'tryton_no_customers' => __( 'The worker doesn’t know which parties in Tryton are customers of the shop. Write the names of their party categories as “erp.customers” into the worker’s configuration (docs/tryton.md).', 'erp-bridge' ),
			/* translators: leave {name} as it is. */
			'tryton_no_category' => __( 'Tryton has no party category “{name}”, so nothing is read or changed. Create it in Tryton (Party > Configuration > Categories), or correct “erp.customers” in the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {name} as it is. */
			'tryton_no_relation' => __( 'Tryton has no relation type “{name}”, so nothing is read or changed. Create it in Tryton (Party > Configuration > Relation Types), or correct “erp.customers.relations” in the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {name}, {found} as it is. */
			'tryton_no_account_category' => __( 'The worker doesn’t know by which accounting category the products that it creates in Tryton are booked: “{name}” isn’t exactly one of those that there are ({found}). Write its name as “erp.sales.account_category” into the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {outlet}, {found} as it is. */
			'tryton_no_outlet' => __( 'Tryton has no warehouse with the id “{outlet}” (there are: {found}), so its stock isn’t known. Choose one of those that there are.', 'erp-bridge' ),
			'tryton_no_unit' => __( 'Tryton has no unit of measure with the symbol “u”, so no product can be created. Activate the unit “Unit” in Tryton (Products > Configuration > Units of Measure).', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'tryton_number_twice' => __( 'Tryton has given the number {number} before, so this document isn’t shown to the customer: it would take the place of the other one. In Tryton, write the year into the prefix of this sequence (Administration > Sequences), so that no number comes again.', 'erp-bridge' ),
			/* translators: leave {file}, {report}, {extension} as it is. */
			'tryton_not_pdf' => __( 'Tryton prints {file} as “{extension}”, not as a PDF. Set the format of the report “{report}” to PDF in Tryton (Administration > User Interface > Actions > Reports). An invoice that was posted before keeps what was printed then; it becomes a PDF where LibreOffice is installed on the worker’s computer.', 'erp-bridge' ),
			/* translators: leave {method} as it is. */
			'tryton_prints_nothing' => __( 'Tryton can’t print, because LibreOffice (soffice) doesn’t run on its computer, and without it it posts no invoices ({method}). Install it there (Debian: libreoffice-writer-nogui). The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {file}, {report} as it is. */
			'tryton_no_writer' => __( 'Tryton can’t print {file}, because LibreOffice (soffice) doesn’t run on its computer. Install it there (Debian: libreoffice-writer-nogui). The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {gateway} as it is. */
			'tryton_payment_unmapped' => __( 'This order was paid by “{gateway}”, but the worker doesn’t know which of Tryton’s payment methods that is. Write “{gateway}” (or “*” for all others) into “erp.sales.payment_methods” in the worker’s configuration. The document is in Tryton already, and the payment follows automatically.', 'erp-bridge' ),
			/* translators: leave {name}, {gateway} as it is. */
			'tryton_no_payment_method' => __( 'This order was paid by “{gateway}”, which is booked as “{name}”, but Tryton has no payment method with this name. Create it in Tryton (Financial > Configuration > Invoice Payment Methods), or correct “erp.sales.payment_methods” in the worker’s configuration. The payment follows automatically.', 'erp-bridge' ),
			/* translators: leave {paid}, {open}, {invoice}, {currency} as it is. */
			'tryton_payment_differs' => __( 'The shop received {paid} {currency}, but {open} {currency} of the invoice {invoice} are open in Tryton. Nothing was booked. Book the payment in Tryton yourself.', 'erp-bridge' ),
			/* translators: leave {detail}, {method} as it is. */
			'tryton_refused' => __( 'Tryton refuses: {detail} ({method}). Correct it in Tryton; the worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {detail}, {method} as it is. */
			'tryton_warned' => __( 'Tryton warns and wants somebody to confirm: {detail} ({method}). Do this step in Tryton yourself and confirm the warning there.', 'erp-bridge' ),
			/* translators: leave {method} as it is. */
			'tryton_overtaken' => __( 'Somebody changed the same record in Tryton at the same moment ({method}). The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {method} as it is. */
			'tryton_unknown' => __( 'Tryton doesn’t know {method}. Activate the module that it belongs to in Tryton; docs/tryton.md lists those that are needed.', 'erp-bridge' ),
			/* translators: leave {detail}, {method} as it is. */
			'tryton_fault' => __( 'Tryton had an error of its own: {detail} ({method}). Its log says more. The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {currency}, {expected} as it is. */
			'tryton_currency' => __( 'This order is in {currency}, but the company in Tryton keeps its accounts in {expected}, and only such orders are transferred. Enter it in Tryton yourself.', 'erp-bridge' ),
			/* translators: leave {rate}, {name} as it is. */
			'tryton_no_tax' => __( 'Tryton has no sales tax for {rate} % that is valid on the day of this order. Create it in Tryton, or correct its name in “erp.sales.taxes” in the worker’s configuration (now “{name}”).', 'erp-bridge' ),
			/* translators: leave {rate}, {found} as it is. */
			'tryton_several_taxes' => __( 'Several taxes in Tryton are {rate} %: {found}. Say which one to use: write its name as “erp.sales.taxes” into the worker’s configuration (docs/tryton.md).', 'erp-bridge' ),
			/* translators: leave {warehouse}, {found} as it is. */
			'tryton_no_warehouse' => __( 'The worker doesn’t know from which warehouse goods are sent: “{warehouse}” isn’t one of Tryton’s ({found}). Write its name as “erp.warehouse” into the worker’s configuration.', 'erp-bridge' ),
			/* translators: leave {country} as it is. */
			'tryton_no_country' => __( 'Tryton doesn’t know the country “{country}” of this order’s address. Add it in Tryton (Administration > Countries), or load all of them with trytond_import_countries.', 'erp-bridge' ),
			/* translators: leave {code} as it is. */
			'tryton_no_party' => __( 'The account of this order is linked to the customer {code}, but Tryton has no active party with this code. Activate it in Tryton, or link the account to another customer.', 'erp-bridge' ),
			/* translators: leave {code}, {email} as it is. */
			'tryton_party_changed' => __( 'The party {code} in Tryton was created for {email}, but it isn’t active any more or has another e-mail now, so it isn’t clear whose order this is. Activate it or give it back this e-mail; if it is somebody else by now, change its code.', 'erp-bridge' ),
			/* translators: leave {email}, {found} as it is. */
			'tryton_several_parties' => __( 'Several parties in Tryton have {email}: {found}. Remove it from all but one, so that it is clear whose order this is.', 'erp-bridge' ),
			/* translators: leave {sku}, {found} as it is. */
			'tryton_several_products' => __( 'Several products in Tryton have the SKU {sku}: {found}. Remove it from all but one, so that it is clear what was ordered.', 'erp-bridge' ),
			/* translators: leave {name}, {quantity}, {unit} as it is. */
			'tryton_quantity' => __( 'The order contains {quantity} of “{name}”, but Tryton counts this product in whole “{unit}”. Give the product a unit with decimals in Tryton.', 'erp-bridge' ),
			/* translators: leave {shop_total}, {shop_tax}, {tryton_total}, {tryton_tax}, {currency} as it is. */
			'tryton_other_total' => __( 'The order’s total is {shop_total} {currency} with {shop_tax} {currency} VAT, but Tryton computes {tryton_total} {currency} with {tryton_tax} {currency} VAT. Amounts are never adjusted, so the sale is held as a draft in Tryton. If these are cents of rounding, allow a line for them (“erp.sales.rounding_line” in the worker’s configuration), or make Tryton round taxes as the shop does (Financial > Configuration).', 'erp-bridge' ),
			/* translators: leave {number} as it is. */
			'tryton_others_sale' => __( 'Tryton already has a sale with this order’s reference, which the worker didn’t make: {number}. If it is this order’s, leave it as it is; else change its reference in Tryton.', 'erp-bridge' ),
			/* translators: leave {document} as it is. */
			'tryton_final_changed' => __( 'The order was changed after {document} became final in Tryton, so it stays as it is there. If the change counts, correct it in Tryton (credit note or return, and a new document).', 'erp-bridge' ),
			/* translators: leave {document} as it is. */
			'tryton_final_withdrawn' => __( 'The order was cancelled, but {document} is final in Tryton. It isn’t withdrawn automatically: make a credit note in Tryton, or stop the shipment there.', 'erp-bridge' ),
			/* translators: leave {step}, {number} as it is. */
			'tryton_stuck' => __( 'Tryton doesn’t carry out “{step}” for the sale {number}, and doesn’t say why. Open the sale in Tryton and do it there. The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {order} as it is. */
			'tryton_credit_waits' => __( 'The credit note for this refund waits until the invoice of order {order} is posted in Tryton. The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {order}, {number} as it is. */
			'tryton_credit_of_nothing' => __( 'Order {order} has no invoice in Tryton that could be credited (sale {number}), so no credit note is made for this refund. Post its invoice in Tryton, and the credit note follows automatically; or correct the sale there yourself.', 'erp-bridge' ),
		);
	}
}
