/** The reason codes of what stands in the exchange folder: CSV files and PDFs. */
import type { Reason } from './reasons.js';

export const fileReasons: Record<string, Reason> = {
  duplicate_key: {
    params: ['file', 'line', 'detail'],
    en: '{file}, line {line}: {detail} stands in the file a second time; the first one counts. Remove one of them in the ERP.',
    fr: '{file}, ligne {line} : {detail} figure une seconde fois dans le fichier ; le premier compte. Supprimez l’un des deux dans la gestion commerciale.',
    nl: '{file}, regel {line}: {detail} staat een tweede keer in het bestand; de eerste telt. Verwijder er een in het ERP.',
  },
  bad_line: {
    params: ['file', 'line', 'field', 'value'],
    en: '{file}, line {line} is left out: “{value}” is not understood in the column “{field}”. Correct it in the ERP and export again; the other lines went through.',
    fr: '{file}, ligne {line} est ignorée : « {value} » est incompréhensible dans la colonne « {field} ». Corrigez-la dans la gestion commerciale et exportez à nouveau ; les autres lignes sont passées.',
    nl: '{file}, regel {line} wordt overgeslagen: “{value}” is onbegrijpelijk in de kolom “{field}”. Verbeter die in het ERP en exporteer opnieuw; de andere regels zijn verwerkt.',
  },
  line_fields: {
    params: ['file', 'line', 'found', 'expected'],
    en: '{file}, line {line} is left out: it has {found} fields, and the heading has {expected}. Perhaps a text holds the separator. Correct it in the ERP and export again; the other lines went through.',
    fr: '{file}, ligne {line} est ignorée : elle a {found} champs, et la ligne de titres {expected}. Un texte contient peut-être le séparateur. Corrigez-la dans la gestion commerciale et exportez à nouveau ; les autres lignes sont passées.',
    nl: '{file}, regel {line} wordt overgeslagen: die heeft {found} velden, en de kopregel {expected}. Misschien bevat een tekst het scheidingsteken. Verbeter die in het ERP en exporteer opnieuw; de andere regels zijn verwerkt.',
  },
  line_quotes: {
    params: ['file', 'line'],
    en: '{file}, line {line} is left out: its quotation marks do not match. Correct it in the ERP and export again; the other lines went through.',
    fr: '{file}, ligne {line} est ignorée : ses guillemets ne vont pas par paires. Corrigez-la dans la gestion commerciale et exportez à nouveau ; les autres lignes sont passées.',
    nl: '{file}, regel {line} wordt overgeslagen: de aanhalingstekens kloppen niet. Verbeter die in het ERP en exporteer opnieuw; de andere regels zijn verwerkt.',
  },
  empty_field: {
    params: ['file', 'line', 'field'],
    en: '{file}, line {line} is left out: the column “{field}” is empty, and it is needed. Fill it in in the ERP and export again; the other lines went through.',
    fr: '{file}, ligne {line} est ignorée : la colonne « {field} » est vide, or elle est nécessaire. Complétez-la dans la gestion commerciale et exportez à nouveau ; les autres lignes sont passées.',
    nl: '{file}, regel {line} wordt overgeslagen: de kolom “{field}” is leeg, maar wel nodig. Vul die in het ERP in en exporteer opnieuw; de andere regels zijn verwerkt.',
  },
  long_field: {
    params: ['file', 'line', 'field', 'value'],
    en: '{file}, line {line} is left out: “{value}…” in the column “{field}” is too long. Shorten it in the ERP and export again; the other lines went through.',
    fr: '{file}, ligne {line} est ignorée : « {value}… » dans la colonne « {field} » est trop long. Raccourcissez-le dans la gestion commerciale et exportez à nouveau ; les autres lignes sont passées.',
    nl: '{file}, regel {line} wordt overgeslagen: “{value}…” in de kolom “{field}” is te lang. Kort het in het ERP in en exporteer opnieuw; de andere regels zijn verwerkt.',
  },
  missing_column: {
    params: ['file', 'column', 'found'],
    en: '{file} has no column “{column}” (found: {found}). The whole file is left out and nothing is changed. Add the column to the export.',
    fr: '{file} n’a pas de colonne « {column} » (trouvées : {found}). Le fichier entier est ignoré et rien n’est modifié. Ajoutez la colonne à l’export.',
    nl: '{file} heeft geen kolom “{column}” (gevonden: {found}). Het hele bestand wordt overgeslagen en niets wordt gewijzigd. Voeg de kolom toe aan de export.',
  },
  source_missing: {
    params: ['file'],
    en: '{file} is not in the exchange folder; what it holds is not synced. Let the ERP export it.',
    fr: '{file} ne se trouve pas dans le dossier d’échange ; son contenu n’est pas synchronisé. Faites-le exporter par la gestion commerciale.',
    nl: '{file} staat niet in de uitwisselmap; de inhoud wordt niet gesynchroniseerd. Laat het ERP het exporteren.',
  },
  file_empty: {
    params: ['file'],
    en: '{file} is empty. That is held: nothing is changed, and no account deactivated, because of it. Export it again from the ERP.',
    fr: '{file} est vide. Il est mis en attente : rien n’est modifié et personne n’est désactivé pour autant. Exportez-le à nouveau depuis la gestion commerciale.',
    nl: '{file} is leeg. Het wordt aangehouden: daarom wordt niets gewijzigd en niemand gedeactiveerd. Exporteer het opnieuw vanuit het ERP.',
  },
  file_growing: {
    params: ['file'],
    en: '{file} is still being written; it is read as soon as it is whole.',
    fr: '{file} est encore en cours d’écriture ; il sera lu dès qu’il sera complet.',
    nl: '{file} wordt nog geschreven; het wordt gelezen zodra het volledig is.',
  },
  not_a_pdf: {
    params: ['file'],
    en: '{file} is not a PDF. Print the document again in the ERP.',
    fr: '{file} n’est pas un PDF. Imprimez à nouveau le document dans la gestion commerciale.',
    nl: '{file} is geen PDF. Druk het document opnieuw af in het ERP.',
  },
  file_incomplete: {
    params: ['file'],
    en: '{file} is not complete yet, or was cut off. It is sent as soon as it is whole; if that does not happen, print it again in the ERP.',
    fr: '{file} n’est pas encore complet, ou a été coupé. Il sera envoyé dès qu’il sera entier ; sinon, imprimez-le à nouveau dans la gestion commerciale.',
    nl: '{file} is nog niet volledig, of afgebroken. Het wordt verzonden zodra het volledig is; gebeurt dat niet, druk het dan opnieuw af in het ERP.',
  },
  file_missing: {
    params: ['file'],
    en: 'The file {file} is not in the exchange folder yet. It is sent as soon as it is there.',
    fr: 'Le fichier {file} n’est pas encore dans le dossier d’échange. Il sera envoyé dès qu’il y sera.',
    nl: 'Het bestand {file} staat nog niet in de uitwisselmap. Het wordt verzonden zodra het er is.',
  },
  outside_folder: {
    params: ['file'],
    en: '{file} lies outside the exchange folder, and nothing outside it is read. Correct the path in the export.',
    fr: '{file} se trouve hors du dossier d’échange, et rien n’est lu hors de ce dossier. Corrigez le chemin dans l’export.',
    nl: '{file} ligt buiten de uitwisselmap, en daarbuiten wordt niets gelezen. Verbeter het pad in de export.',
  },
  broken_key: {
    params: ['file', 'line', 'field', 'value'],
    en: '{file}, line {line} is left out: “{value}” in the column “{field}” holds a character that cannot be read, and it names the record. Correct it in the ERP and export again; the other lines went through.',
    fr: '{file}, ligne {line} est ignorée : « {value} », dans la colonne « {field} », contient un caractère illisible, or c’est ce qui désigne la fiche. Corrigez-le dans la gestion commerciale et exportez à nouveau ; les autres lignes sont passées.',
    nl: '{file}, regel {line} wordt overgeslagen: “{value}” in de kolom “{field}” bevat een onleesbaar teken, en dit veld duidt het record aan. Verbeter het in het ERP en exporteer opnieuw; de andere regels zijn verwerkt.',
  },
  broken_character: {
    params: ['file', 'line', 'field', 'value'],
    en: '{file}, line {line}: “{value}” in the column “{field}” holds a character that cannot be read. It was replaced by “�”; the line went through. Correct it in the ERP.',
    fr: '{file}, ligne {line} : « {value} », dans la colonne « {field} », contient un caractère illisible. Il a été remplacé par « � » ; la ligne est passée. Corrigez-le dans la gestion commerciale.',
    nl: '{file}, regel {line}: “{value}” in de kolom “{field}” bevat een onleesbaar teken. Het is vervangen door “�”; de regel is verwerkt. Verbeter het in het ERP.',
  },
  totals_line: {
    params: ['file', 'line', 'value'],
    en: '{file}, line {line} (“{value}”) is a line of totals, so it was left out. You don’t have to do anything.',
    fr: '{file}, ligne {line} (« {value} ») est une ligne de totaux ; elle a été ignorée. Vous n’avez rien à faire.',
    nl: '{file}, regel {line} (“{value}”) is een regel met totalen en is overgeslagen. U hoeft niets te doen.',
  },
  value_left_out: {
    params: ['file', 'line', 'field', 'value', 'record'],
    en: '{file}, line {line}: “{value}” in the column “{field}” of {record} is not understood, so it was left out. The document itself went through. Correct it in the ERP.',
    fr: '{file}, ligne {line} : « {value} », dans la colonne « {field} » de {record}, est incompréhensible et a été laissé de côté. Le document lui-même est passé. Corrigez-le dans la gestion commerciale.',
    nl: '{file}, regel {line}: “{value}” in de kolom “{field}” van {record} is onbegrijpelijk en is weggelaten. Het document zelf is verwerkt. Verbeter het in het ERP.',
  },
  unknown_word: {
    params: ['file', 'line', 'value', 'first', 'count'],
    en: 'Does “{value}” mean that a customer is active? {file} says so of {count} customers (the first is {first}, line {line}), and the word is unknown. They stay as they are until you answer on the page Files.',
    fr: 'Un client « {value} » est-il actif ? {file} l’indique pour {count} clients (le premier est {first}, ligne {line}), et ce mot est inconnu. Ils restent inchangés jusqu’à votre réponse sur la page Fichiers.',
    nl: 'Is een klant met “{value}” actief? {file} vermeldt dit bij {count} klanten (de eerste is {first}, regel {line}), en het woord is onbekend. Ze blijven zoals ze zijn tot u antwoordt op de pagina Bestanden.',
  },
  unknown_country: {
    params: ['value', 'first', 'count'],
    en: 'The country “{value}” is unknown ({count} customers, the first is {first}). Their accounts were made without it, or keep the country they have. Write its name or its ISO code in the ERP.',
    fr: 'Le pays « {value} » est inconnu ({count} clients, le premier est {first}). Leurs comptes ont été créés sans pays, ou gardent celui qu’ils ont. Indiquez son nom ou son code ISO dans la gestion commerciale.',
    nl: 'Het land “{value}” is onbekend ({count} klanten, de eerste is {first}). Hun accounts zijn zonder land gemaakt of houden het land dat ze hebben. Schrijf de naam of de ISO-code in het ERP.',
  },
  contact_without_customer: {
    params: ['customer'],
    en: 'The customer {customer} of this contact is not in customers.csv, or its line there could not be read. The contact is sent as soon as the customer is there.',
    fr: 'Le tiers {customer} de ce contact n’est pas dans customers.csv, ou sa ligne y est illisible. Le contact sera envoyé dès que le tiers y figurera.',
    nl: 'Klant {customer} van deze contactpersoon staat niet in customers.csv, of de regel is daar onleesbaar. De contactpersoon wordt verzonden zodra de klant er staat.',
  },
  source_unreadable: {
    params: ['file', 'code'],
    en: '{file} cannot be opened ({code}), so what it holds is not synced now. Close the program that has it open, and give the user that runs the worker the right to read it. The worker tries again automatically.',
    fr: '{file} ne peut pas être ouvert ({code}) ; son contenu n’est pas synchronisé pour l’instant. Fermez le logiciel qui l’utilise, et donnez à l’utilisateur du connecteur le droit de le lire. Un nouvel essai se fera automatiquement.',
    nl: '{file} kan niet worden geopend ({code}); de inhoud wordt nu niet gesynchroniseerd. Sluit het programma dat het gebruikt, en geef de gebruiker van de worker leesrechten. Het wordt automatisch opnieuw geprobeerd.',
  },
  file_unreadable: {
    params: ['file', 'code'],
    en: '{file} cannot be opened ({code}). Close the program that has it open, and give the user that runs the worker the right to read it. It is sent automatically once it can be read.',
    fr: '{file} ne peut pas être ouvert ({code}). Fermez le logiciel qui l’utilise, et donnez à l’utilisateur du connecteur le droit de le lire. Il sera envoyé automatiquement dès qu’il sera lisible.',
    nl: '{file} kan niet worden geopend ({code}). Sluit het programma dat het gebruikt, en geef de gebruiker van de worker leesrechten. Het wordt automatisch verzonden zodra het leesbaar is.',
  },
  file_ambiguous: {
    params: ['file', 'found'],
    en: 'Several files in the exchange folder match {file}: {found}. Keep one of them, or write its name in the export exactly as the file is called.',
    fr: 'Plusieurs fichiers du dossier d’échange correspondent à {file} : {found}. N’en gardez qu’un, ou écrivez son nom dans l’export exactement comme celui du fichier.',
    nl: 'Meerdere bestanden in de uitwisselmap komen overeen met {file}: {found}. Houd er een, of schrijf de naam in de export precies zoals het bestand heet.',
  },
};
