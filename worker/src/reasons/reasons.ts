import type { Reason } from './reason.js';
import { fileReasons } from './files.js';
import { importReasons } from './import.js';
import { saleReasons } from './sales.js';
import { trytonReasons } from './tryton.js';
import { trytonSaleReasons } from './tryton-sales.js';

/**
 * Every reason code of the journal, with its parameters and its sentence for the shop's admin: what, why, what to do.
 * `npm run generate` writes plugin/src/Worker/Reasons.php from it; the French and Dutch go into the plugin's language files.
 */
export const reasons = {
  missing_email: {
    params: [],
    en: 'The e-mail is missing, and WooCommerce needs one. Fill it in in the ERP.',
    fr: "L'adresse e-mail manque, or WooCommerce en a besoin. Complétez-la dans la gestion commerciale.",
    nl: 'Het e-mailadres ontbreekt, en WooCommerce heeft er een nodig. Vul het in het ERP in.',
  },
  invalid_email: {
    params: ['value'],
    en: '“{value}” is not a valid e-mail address. Correct it in the ERP.',
    fr: '« {value} » n’est pas une adresse e-mail valide. Corrigez-la dans la gestion commerciale.',
    nl: '“{value}” is geen geldig e-mailadres. Verbeter het in het ERP.',
  },
  tiers_without_contact: {
    params: [],
    en: 'This customer has no contact in the ERP, and customers without a contact are not sent. Add a contact in the ERP.',
    fr: 'Ce tiers n’a pas de contact dans la gestion commerciale ; les tiers sans contact ne sont pas envoyés. Ajoutez-y un contact.',
    nl: 'Deze klant heeft geen contactpersoon in het ERP; klanten zonder contactpersoon worden niet verzonden. Voeg er een toe in het ERP.',
  },
  email_taken: {
    params: ['holder', 'email'],
    en: 'The e-mail {email} already belongs to {holder}. Give one of the two another e-mail in the ERP.',
    fr: 'L’adresse {email} appartient déjà à {holder}. Donnez une autre adresse à l’un des deux dans la gestion commerciale.',
    nl: 'Het e-mailadres {email} is al van {holder}. Geef een van beide in het ERP een ander e-mailadres.',
  },
  email_invalid: {
    params: [],
    en: 'WordPress does not accept this e-mail address. Correct it in the ERP.',
    fr: 'WordPress n’accepte pas cette adresse e-mail. Corrigez-la dans la gestion commerciale.',
    nl: 'WordPress aanvaardt dit e-mailadres niet. Verbeter het in het ERP.',
  },
  staff_account: {
    params: ['roles'],
    en: 'The account with this e-mail is not only a customer’s ({roles}), so it is never changed. Use another e-mail in the ERP. If this is a role of your customers, add it on the page Customers.',
    fr: 'Le compte qui a cette adresse e-mail n’est pas seulement celui d’un client ({roles}) : il n’est jamais modifié. Utilisez une autre adresse dans la gestion commerciale. S’il s’agit d’un rôle de vos clients, ajoutez-le sur la page Clients.',
    nl: 'Het account met dit e-mailadres is niet alleen van een klant ({roles}) en wordt daarom nooit gewijzigd. Gebruik in het ERP een ander adres. Is dit een rol van uw klanten, voeg die dan toe op de pagina Klanten.',
  },
  mass_deactivation: {
    params: ['count', 'total', 'limit_count', 'limit_percent'],
    en: 'This sync would deactivate {count} of {total} accounts, more than {limit_count} and more than {limit_percent} %. They stay as they are until you approve it on the page Customers, or with “erp-bridge approve”. If this is a mistake, correct it in the ERP and the hold is lifted automatically.',
    fr: 'Cette synchronisation désactiverait {count} comptes sur {total}, soit plus de {limit_count} et plus de {limit_percent} %. Ils restent inchangés jusqu’à votre accord sur la page Clients, ou avec « erp-bridge approve ». Si c’est une erreur, corrigez-la dans la gestion commerciale : le blocage sera levé automatiquement.',
    nl: 'Deze synchronisatie zou {count} van {total} accounts deactiveren, meer dan {limit_count} en meer dan {limit_percent} %. Ze blijven zoals ze zijn tot u het goedkeurt op de pagina Klanten, of met “erp-bridge approve”. Is het een vergissing, verbeter die dan in het ERP: de blokkering wordt automatisch opgeheven.',
  },
  web_contacts_changed: {
    params: ['from', 'to', 'count', 'accounts'],
    en: 'The ERP changed the web setting of this customer from “{from}” to “{to}” (EBP does so by itself when a contact is edited). Accounts whose status changes with it: {count}. {accounts}',
    fr: 'La gestion commerciale a fait passer le réglage web de ce tiers de « {from} » à « {to} » (EBP le fait de lui-même quand un contact est modifié). Comptes dont le statut change ainsi : {count}. {accounts}',
    nl: 'Het ERP wijzigde de webinstelling van deze klant van “{from}” in “{to}” (EBP doet dat vanzelf wanneer een contactpersoon wordt bewerkt). Accounts waarvan de status daardoor verandert: {count}. {accounts}',
  },
  deleted_in_shop: {
    params: [],
    en: 'The account of this record was deleted in the shop, so it is not made again by itself. Press “Retry” to have it made again.',
    fr: 'Le compte correspondant a été supprimé sur le site ; il n’est donc pas recréé tout seul. Cliquez sur « Réessayer » pour le recréer.',
    nl: 'Het account van dit record is in de winkel verwijderd en wordt dus niet vanzelf opnieuw gemaakt. Klik op “Opnieuw proberen” om het opnieuw te maken.',
  },
  erased_in_shop: {
    params: [],
    en: 'This person’s data was erased in the shop on request, so the ERP’s data is not sent again. Remove the person from the ERP too; if the person is a customer again, press “Retry”.',
    fr: 'Les données de cette personne ont été effacées du site à sa demande ; celles de la gestion commerciale ne sont donc plus envoyées. Supprimez-la aussi de la gestion commerciale ; si elle redevient cliente, cliquez sur « Réessayer ».',
    nl: 'De gegevens van deze persoon zijn op verzoek uit de winkel gewist en worden dus niet opnieuw verzonden. Verwijder de persoon ook uit het ERP; wordt die weer klant, klik dan op “Opnieuw proberen”.',
  },
  unlinked_in_shop: {
    params: [],
    en: 'Somebody unlinked this record from its account in the shop, so the account is left alone. Press “Retry” to link them again.',
    fr: 'Quelqu’un a dissocié cette fiche de son compte sur le site ; le compte n’est donc plus modifié. Cliquez sur « Réessayer » pour les associer à nouveau.',
    nl: 'Iemand heeft dit record in de winkel van zijn account losgekoppeld; het account blijft dus ongemoeid. Klik op “Opnieuw proberen” om ze weer te koppelen.',
  },
  keys_mixed: {
    params: ['other'],
    en: 'Until this update the shop took this record and {other} for the same one, because their codes differ only in upper and lower case. They are separate now, and the next sync sends both again. Check the accounts and documents of both.',
    fr: 'Avant cette mise à jour, le site confondait cette fiche avec {other}, car leurs codes ne diffèrent que par les majuscules et minuscules. Elles sont maintenant séparées, et la prochaine synchronisation renverra les deux. Vérifiez les comptes et les documents de l’une et de l’autre.',
    nl: 'Vóór deze update zag de winkel dit record en {other} als hetzelfde, omdat hun codes alleen in hoofdletters en kleine letters verschillen. Ze zijn nu gescheiden, en de volgende synchronisatie verzendt beide opnieuw. Controleer de accounts en documenten van beide.',
  },
  shared_twice: {
    params: ['detail'],
    en: 'Two records of the ERP claim the key {detail} at once. Look for both in the ERP and keep one.',
    fr: 'Deux fiches de la gestion commerciale portent à la fois la clé {detail}. Cherchez-les dans la gestion commerciale et n’en gardez qu’une.',
    nl: 'Twee records van het ERP gebruiken tegelijk de sleutel {detail}. Zoek beide in het ERP en houd er een.',
  },
  no_account: {
    params: ['email', 'account_key', 'customer', 'known'],
    en: 'This document cannot be sent to the site because no customer account corresponding to the customer in the ERP exists on the site.',
    fr: "Ce document ne peut pas être envoyé sur le site car aucun compte client correspondant au tiers en gestion commerciale n'existe sur le site.",
    nl: 'Dit document kan niet naar de site worden verzonden omdat er op de site geen klantaccount bestaat dat overeenkomt met de klant in het ERP.',
  },
  account_of_other_customer: {
    params: ['email', 'holder', 'customer'],
    en: 'The account with the e-mail {email} belongs to the customer {holder} of the ERP, but this document is of {customer}. So that nobody sees another customer’s documents, it waits. Give each customer an e-mail of its own in the ERP, or name the document’s billing contact there.',
    fr: 'Le compte à l’adresse {email} appartient au tiers {holder} de la gestion commerciale, alors que ce document concerne {customer}. Pour que personne ne voie les documents d’un autre client, il reste en attente. Donnez à chaque tiers sa propre adresse dans la gestion commerciale, ou indiquez-y le contact de facturation du document.',
    nl: 'Het account met het e-mailadres {email} hoort bij klant {holder} van het ERP, maar dit document is van {customer}. Omdat niemand documenten van een andere klant mag zien, wacht het. Geef in het ERP elke klant een eigen e-mailadres, of vermeld daar de factuurcontactpersoon van het document.',
  },
  mass_withdrawal: {
    params: ['count', 'total', 'limit_count', 'limit_percent'],
    en: 'This sync would withdraw {count} of {total} documents, more than {limit_count} and more than {limit_percent} %. They stay visible until you approve it on the page Documents, or with “erp-bridge approve --lane documents”. If this is a mistake, correct it in the ERP and the hold is lifted automatically.',
    fr: 'Cette synchronisation retirerait {count} documents sur {total}, soit plus de {limit_count} et plus de {limit_percent} %. Ils restent visibles jusqu’à votre accord sur la page Documents, ou avec « erp-bridge approve --lane documents ». Si c’est une erreur, corrigez-la dans la gestion commerciale : le blocage sera levé automatiquement.',
    nl: 'Deze synchronisatie zou {count} van {total} documenten intrekken, meer dan {limit_count} en meer dan {limit_percent} %. Ze blijven zichtbaar tot u het goedkeurt op de pagina Documenten, of met “erp-bridge approve --lane documents”. Is het een vergissing, verbeter die dan in het ERP: de blokkering wordt automatisch opgeheven.',
  },
  missing_number: {
    params: ['file'],
    en: '{file} has no document number in the index, and no electronic invoice inside that says one. Fill in the number in the export.',
    fr: '{file} n’a pas de numéro de document dans l’index, ni de facture électronique intégrée qui l’indique. Complétez le numéro dans l’export.',
    nl: '{file} heeft geen documentnummer in de index, en geen elektronische factuur die er een noemt. Vul het nummer in de export in.',
  },
  too_large: {
    params: ['file', 'limit'],
    en: '{file} is larger than the {limit} MB that the settings allow. Raise the limit or make the PDF smaller.',
    fr: '{file} dépasse les {limit} Mo autorisés par les réglages. Augmentez la limite ou réduisez le PDF.',
    nl: '{file} is groter dan de {limit} MB die de instellingen toestaan. Verhoog de grens of maak de PDF kleiner.',
  },
  type_off: {
    params: ['type'],
    en: 'Documents of the type “{type}” are switched off in the settings.',
    fr: 'Les documents du type « {type} » sont désactivés dans les réglages.',
    nl: 'Documenten van het type “{type}” zijn in de instellingen uitgeschakeld.',
  },
  store_error: {
    params: ['detail'],
    en: 'The shop could not process this: {detail}. It is tried again by itself; you can also retry it here.',
    fr: 'Le site n’a pas pu traiter ceci : {detail}. Un nouvel essai se fera tout seul ; vous pouvez aussi le relancer ici.',
    nl: 'De winkel kon dit niet verwerken: {detail}. Het wordt vanzelf opnieuw geprobeerd; u kunt het hier ook opnieuw proberen.',
  },
  stopped: {
    params: [],
    en: 'The sync was stopped; the next one goes on where it was.',
    fr: 'La synchronisation a été arrêtée ; la prochaine reprendra où elle en était.',
    nl: 'De synchronisatie werd gestopt; de volgende gaat verder waar ze was.',
  },
  store_unreachable: {
    params: ['url', 'code'],
    en: 'The shop {url} cannot be reached ({code}). Check its address and the internet connection. The worker tries again by itself.',
    fr: 'Le site {url} est injoignable ({code}). Vérifiez son adresse et la connexion internet. Le connecteur réessaie tout seul.',
    nl: 'De winkel {url} is onbereikbaar ({code}). Controleer het adres en de internetverbinding. De worker probeert het vanzelf opnieuw.',
  },
  store_wrong_key: {
    params: ['url', 'detail'],
    en: 'The shop {url} does not accept the key ({detail}). Create a new one under ERP Bridge → Connection and copy it into the worker’s configuration.',
    fr: 'Le site {url} refuse la clé ({detail}). Créez-en une nouvelle sous ERP Bridge → Connexion et copiez-la dans la configuration du connecteur.',
    nl: 'De winkel {url} aanvaardt de sleutel niet ({detail}). Maak een nieuwe onder ERP Bridge → Verbinding en kopieer die naar de configuratie van de worker.',
  },
  store_maintenance: {
    params: ['url'],
    en: 'The shop {url} is in maintenance or overloaded. The worker goes on by itself when it is over.',
    fr: 'Le site {url} est en maintenance ou surchargé. Le connecteur reprend tout seul ensuite.',
    nl: 'De winkel {url} is in onderhoud of overbelast. De worker gaat vanzelf verder als het voorbij is.',
  },
  store_not_json: {
    params: ['url', 'status', 'start'],
    en: 'The shop {url} answers with a web page instead of data (HTTP {status}: {start}). Check the address, and whether a firewall, a login wall or plain permalinks are in the way.',
    fr: 'Le site {url} répond par une page web au lieu de données (HTTP {status} : {start}). Vérifiez l’adresse, et si un pare-feu, une page d’accès ou les permaliens simples font obstacle.',
    nl: 'De winkel {url} antwoordt met een webpagina in plaats van gegevens (HTTP {status}: {start}). Controleer het adres en of een firewall, een inlogscherm of eenvoudige permalinks in de weg zitten.',
  },
  store_plugin_missing: {
    params: ['url'],
    en: 'The plugin ERP Bridge does not answer on {url}. Install and activate it in wp-admin, and check that the address is the shop’s.',
    fr: 'L’extension ERP Bridge ne répond pas sur {url}. Installez-la et activez-la dans wp-admin, et vérifiez que l’adresse est celle du site.',
    nl: 'De plugin ERP Bridge antwoordt niet op {url}. Installeer en activeer die in wp-admin, en controleer of het adres klopt.',
  },
  ...fileReasons,
  ...saleReasons,
  ...importReasons,
  ...trytonReasons,
  ...trytonSaleReasons,
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof reasons;

export const isReason = (code: string): code is ReasonCode => code in reasons;

/** Also of a code that a newer plugin may have said. */
export const reasonOf = (code: string): Reason | undefined => (reasons as Record<string, Reason>)[code];

export type Language = 'en' | 'fr' | 'nl';

/** The sentence for a code with its {placeholders} filled in; an unknown code is answered as it is. */
export function sentence(code: string, params: Record<string, string> = {}, language: Language = 'en'): string {
  const text = reasonOf(code)?.[language] ?? code;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
