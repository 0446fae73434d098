import type { Reason } from './reason.js';

/** Reasons of the import of orders with their customers and products (article 4). */
export const importReasons = {
  import_before_window: {
    params: ['since'],
    en: 'This order was placed before {since}, where the import begins, so it is not imported. If you need it in the ERP, choose it on the page Orders and press “Import again”.',
    fr: 'Cette commande a été passée avant le {since}, début de l’importation ; elle n’est donc pas importée. Si vous en avez besoin dans la gestion commerciale, choisissez-la sur la page Commandes et cliquez sur « Importer à nouveau ».',
    nl: 'Deze bestelling is geplaatst vóór {since}, waar de import begint, en wordt dus niet geïmporteerd. Hebt u ze in het ERP nodig, kies ze dan op de pagina Bestellingen en klik op “Opnieuw importeren”.',
  },
  import_status_left_out: {
    params: ['status'],
    en: 'The order is “{status}”, and the import leaves such orders out. Nothing needs to be done.',
    fr: 'La commande est « {status} » ; l’importation ne reprend pas ces commandes. Il n’y a rien à faire.',
    nl: 'De bestelling is “{status}”; zulke bestellingen worden niet geïmporteerd. U hoeft niets te doen.',
  },
  order_before_start: {
    params: [],
    en: 'This order was placed before the date from which new orders are sent, and it has not been imported. Start the import on the page Orders, or choose the order there and press “Import again”.',
    fr: 'Cette commande a été passée avant la date à partir de laquelle les nouvelles commandes sont transmises, et elle n’a pas été importée. Lancez l’importation sur la page Commandes, ou choisissez-y la commande et cliquez sur « Importer à nouveau ».',
    nl: 'Deze bestelling is geplaatst vóór de datum vanaf wanneer nieuwe bestellingen worden verstuurd, en is niet geïmporteerd. Start de import op de pagina Bestellingen, of kies daar de bestelling en klik op “Opnieuw importeren”.',
  },
  import_worker_died: {
    params: ['times'],
    en: 'The worker ended {times} times in the middle of it, so it was given up. The worker’s log says why; start it again once that is solved.',
    fr: 'Le programme de synchronisation s’est arrêté {times} fois pendant cette opération ; elle a donc été abandonnée. Son journal indique pourquoi ; relancez-la une fois le problème résolu.',
    nl: 'Het synchronisatieprogramma stopte {times} keer tijdens deze bewerking, dus is ze opgegeven. Zijn logboek zegt waarom; start ze opnieuw zodra dat is opgelost.',
  },
  order_needs_both: {
    params: [],
    en: 'This order needs an e-mail address and a phone number, because the page Orders asks for both, and one of them is missing or not valid. Complete the order, or change the setting.',
    fr: 'Cette commande doit avoir une adresse e-mail et un numéro de téléphone, car la page Commandes exige les deux ; l’un des deux manque ou n’est pas valide. Complétez la commande, ou modifiez le réglage.',
    nl: 'Deze bestelling heeft een e-mailadres en een telefoonnummer nodig, omdat de pagina Bestellingen beide vraagt; een van beide ontbreekt of is niet geldig. Vul de bestelling aan of wijzig de instelling.',
  },
  order_currency: {
    params: ['currency', 'erp_currency'],
    en: 'The order is in {currency}, but the ERP works in {erp_currency}. Amounts are never converted, so it is not transferred. Enter it in the ERP by hand, or change the shop’s currency for the orders to come.',
    fr: 'La commande est en {currency}, alors que la gestion commerciale travaille en {erp_currency}. Les montants ne sont jamais convertis ; elle n’est donc pas transférée. Saisissez-la à la main dans la gestion commerciale, ou changez la devise du site pour les prochaines commandes.',
    nl: 'De bestelling is in {currency}, maar het ERP werkt in {erp_currency}. Bedragen worden nooit omgerekend, dus ze wordt niet overgedragen. Voer ze met de hand in het ERP in, of wijzig de munt van de winkel voor de volgende bestellingen.',
  },
  contact_several: {
    params: ['who', 'email', 'phone', 'found'],
    en: 'Several contacts of the ERP could be {who}: {found}. Choose the right one on the page Orders; your choice is remembered.',
    fr: 'Plusieurs contacts de la gestion commerciale pourraient être {who} : {found}. Choisissez le bon sur la page Commandes ; votre choix sera retenu.',
    nl: 'Meerdere contacten van het ERP kunnen {who} zijn: {found}. Kies de juiste op de pagina Bestellingen; uw keuze wordt onthouden.',
  },
  contact_apart: {
    params: ['who', 'email', 'phone', 'found'],
    en: 'The phone number {phone} and the e-mail {email} of this order belong to different contacts of the ERP: {found}. Choose the right one on the page Orders; your choice is remembered.',
    fr: 'Le numéro {phone} et l’adresse {email} de cette commande appartiennent à des contacts différents de la gestion commerciale : {found}. Choisissez le bon sur la page Commandes ; votre choix sera retenu.',
    nl: 'Het telefoonnummer {phone} en het e-mailadres {email} van deze bestelling zijn van verschillende contacten van het ERP: {found}. Kies de juiste op de pagina Bestellingen; uw keuze wordt onthouden.',
  },
  contact_other_email: {
    params: ['who', 'email', 'phone', 'found'],
    en: 'A contact of the ERP has the phone number {phone}, but another e-mail than {email}: {found}. People can share a phone, so the contact is not overwritten. Say on the page Orders whether it is the same person; your choice is remembered.',
    fr: 'Un contact de la gestion commerciale a le numéro {phone}, mais une autre adresse que {email} : {found}. Un téléphone peut être partagé ; le contact n’est donc pas remplacé. Indiquez sur la page Commandes s’il s’agit de la même personne ; votre choix sera retenu.',
    nl: 'Een contact van het ERP heeft het telefoonnummer {phone}, maar een ander e-mailadres dan {email}: {found}. Een telefoon kan gedeeld zijn, dus het contact wordt niet overschreven. Geef op de pagina Bestellingen aan of het dezelfde persoon is; uw keuze wordt onthouden.',
  },
  contact_replaced: {
    params: ['changes'],
    en: 'The order’s data replaced what the ERP had of this contact: {changes}. Correct it in the ERP if the old data was right.',
    fr: 'Les données de la commande ont remplacé celles de ce contact dans la gestion commerciale : {changes}. Corrigez-les dans la gestion commerciale si les anciennes étaient exactes.',
    nl: 'De gegevens van de bestelling hebben die van dit contact in het ERP vervangen: {changes}. Verbeter ze in het ERP als de oude juist waren.',
  },
  product_several: {
    params: ['name', 'value', 'found'],
    en: 'Several products of the ERP have “{value}”, so it is not clear which of them “{name}” is: {found}. Choose the right one on the page Orders; your choice is remembered.',
    fr: 'Plusieurs articles de la gestion commerciale ont « {value} » ; on ne sait donc pas lequel est « {name} » : {found}. Choisissez le bon sur la page Commandes ; votre choix sera retenu.',
    nl: 'Meerdere producten van het ERP hebben “{value}”, zodat niet duidelijk is welk ervan “{name}” is: {found}. Kies het juiste op de pagina Bestellingen; uw keuze wordt onthouden.',
  },
  product_code_taken: {
    params: ['name', 'value', 'found'],
    en: 'The product “{name}” can only be identified by its number in the shop, {value}, because its SKU or name is missing or not unique. The ERP uses that code for a product with another name: {found}. Say on the page Orders whether it is the same product; your choice is remembered.',
    fr: 'L’article « {name} » ne peut être identifié que par son numéro sur le site, {value}, car son SKU ou son nom manque ou n’est pas unique. La gestion commerciale utilise ce code pour un article d’un autre nom : {found}. Indiquez sur la page Commandes s’il s’agit du même article ; votre choix sera retenu.',
    nl: 'Het product “{name}” kan alleen aan zijn nummer in de winkel, {value}, worden herkend, omdat zijn SKU of naam ontbreekt of niet uniek is. Het ERP gebruikt die code voor een product met een andere naam: {found}. Geef op de pagina Bestellingen aan of het hetzelfde product is; uw keuze wordt onthouden.',
  },
  import_off: {
    params: [],
    en: 'The flow Sales is off, so no order is imported. Switch it on on the page Sales, then ask for the import again.',
    fr: 'Le flux Ventes est désactivé ; aucune commande n’est donc importée. Activez-le sur la page Ventes, puis relancez l’importation.',
    nl: 'De stroom Verkoop staat uit, dus wordt geen bestelling geïmporteerd. Zet hem aan op de pagina Verkoop en vraag de import opnieuw.',
  },
  import_no_source: {
    params: ['source'],
    en: 'There is no source of orders called “{source}”. Check the name; the shop’s own is called “woocommerce”.',
    fr: 'Il n’existe pas de source de commandes nommée « {source} ». Vérifiez le nom ; celle du site s’appelle « woocommerce ».',
    nl: 'Er is geen bron van bestellingen met de naam “{source}”. Controleer de naam; die van de winkel heet “woocommerce”.',
  },
  changed_after_stock_out: {
    params: ['old_total', 'new_total', 'currency'],
    en: 'The order was changed after its goods had left the ERP’s stock ({old_total} → {new_total} {currency}). Nothing was sent; if the change counts, correct it in the ERP.',
    fr: 'La commande a été modifiée alors que ses produits étaient déjà sortis du stock de la gestion commerciale ({old_total} → {new_total} {currency}). Rien n’a été transmis ; si la modification compte, corrigez-la dans la gestion commerciale.',
    nl: 'De bestelling werd gewijzigd nadat haar goederen de voorraad van het ERP hadden verlaten ({old_total} → {new_total} {currency}). Er is niets verstuurd; telt de wijziging, verbeter ze dan in het ERP.',
  },
  cancelled_after_stock_out: {
    params: ['status'],
    en: 'The order is now “{status}”, but its goods have left the ERP’s stock. Its document is not taken back: take the goods back in the ERP if they return.',
    fr: 'La commande est maintenant « {status} », mais ses produits sont sortis du stock de la gestion commerciale. Son document n’est pas retiré : reprenez les produits dans la gestion commerciale s’ils reviennent.',
    nl: 'De bestelling is nu “{status}”, maar haar goederen hebben de voorraad van het ERP verlaten. Haar document wordt niet ingetrokken: neem de goederen in het ERP terug als ze terugkomen.',
  },
} as const satisfies Record<string, Reason>;
