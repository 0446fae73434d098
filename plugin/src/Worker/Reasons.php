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
				$values[ '{' . $name . '}' ] = (string) $value;
			}
		}
		return strtr( self::texts()[ $code ] ?? $code, $values );
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
			'mass_deactivation' => __( 'This sync would deactivate {count} of {total} accounts, more than {limit_count} and more than {limit_percent} %. They stay as they are until you approve it on the page Customers, or with “erp-bridge approve”. If it is a mistake, correct the export: then it is over by itself.', 'erp-bridge' ),
			/* translators: leave {from}, {to}, {count}, {accounts} as it is. */
			'web_contacts_changed' => __( 'The ERP changed the web setting of this customer from “{from}” to “{to}” (EBP does so by itself when a contact is edited). Accounts whose status changes with it: {count}. {accounts}', 'erp-bridge' ),
			'deleted_in_shop' => __( 'The account of this record was deleted in the shop, so it is not made again by itself. Press “Retry” to have it made again.', 'erp-bridge' ),
			'erased_in_shop' => __( 'This person’s data was erased in the shop on request, so the ERP’s data is not sent again. Remove the person from the ERP too; if the person is a customer again, press “Retry”.', 'erp-bridge' ),
			'unlinked_in_shop' => __( 'Somebody unlinked this record from its account in the shop, so the account is left alone. Press “Retry” to link them again.', 'erp-bridge' ),
			/* translators: leave {other} as it is. */
			'keys_mixed' => __( 'Until this update the shop took this record and {other} for the same one, because their codes differ only in upper and lower case. They are separate now, and the next sync sends both again. Check the accounts and documents of both.', 'erp-bridge' ),
			/* translators: leave {detail} as it is. */
			'shared_twice' => __( 'Two records of the ERP claim the key {detail} at once. Look for it in both files of the export and keep one.', 'erp-bridge' ),
			/* translators: leave {email}, {account_key}, {customer}, {known} as it is. */
			'no_account' => __( 'This document cannot be sent to the site because no customer account corresponding to the customer in the ERP exists on the site.', 'erp-bridge' ),
			/* translators: leave {email}, {holder}, {customer} as it is. */
			'account_of_other_customer' => __( 'The account with the e-mail {email} belongs to the customer {holder} of the ERP, but this document is of {customer}. So that nobody sees another customer’s documents, it waits. Give each customer an e-mail of its own in the ERP, or name the document’s billing contact there.', 'erp-bridge' ),
			/* translators: leave {count}, {total}, {limit_count}, {limit_percent} as it is. */
			'mass_withdrawal' => __( 'This sync would withdraw {count} of {total} documents, more than {limit_count} and more than {limit_percent} %. They stay visible until you approve it on the page Documents, or with “erp-bridge approve --lane documents”. If it is a mistake, correct the export: then it is over by itself.', 'erp-bridge' ),
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
			'file_missing' => __( 'The file {file} is not in the exchange folder yet. It is sent as soon as it is there.', 'erp-bridge' ),
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
			/* translators: leave {file}, {code} as it is. */
			'source_unreadable' => __( '{file} cannot be opened ({code}), so what it holds is not synced now. Close the program that has it open, and give the user that runs the worker the right to read it. The worker tries again automatically.', 'erp-bridge' ),
			/* translators: leave {file}, {code} as it is. */
			'file_unreadable' => __( '{file} cannot be opened ({code}). Close the program that has it open, and give the user that runs the worker the right to read it. It is sent automatically once it can be read.', 'erp-bridge' ),
			/* translators: leave {file}, {found} as it is. */
			'file_ambiguous' => __( 'Several files in the exchange folder match {file}: {found}. Keep one of them, or write its name in the export exactly as the file is called.', 'erp-bridge' ),
			/* translators: leave {moment}, {status} as it is. */
			'moment_not_reached' => __( 'The order is “{status}”; its document is made when it is “{moment}”, as the page Sales says. Nothing needs to be done.', 'erp-bridge' ),
			'order_without_products' => __( 'This order contains no product, and such orders are not transferred. Add the product to the order if it should be.', 'erp-bridge' ),
			'order_without_contact' => __( 'This order has neither an e-mail address nor a phone number, so that nobody can tell whose it is. Fill in one of them in the order.', 'erp-bridge' ),
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
			/* translators: leave {file} as it is. */
			'document_draft' => __( 'This document is still a draft in the ERP. The customer gets it when it is final: send it from the order’s screen, or make it final in the ERP.', 'erp-bridge' ),
			'order_missing' => __( 'The shop no longer has this order; what the ERP says of it is shown nowhere.', 'erp-bridge' ),
		);
	}
}
