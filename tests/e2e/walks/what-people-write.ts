/** Words of every kind that must come through as they were written. */
export const words: readonly string[] = [
  'Care is work',
  'حقوق العمل للجميع، ١٢ سنة من النضال',
  'Kooperativa “Çelësi” — të drejtat e grave',
  '¿Por qué? ¡Porque sí!',
  'L’Égalité d’abord : ça commence ici',
  '👩🏽‍🌾🏳️‍🌈 together',
  '<b>bold</b> & "quoted" \'single\' <script>alert(1)</script>',
  'abc \u202eevil\u202c \u2067rtl\u2069 \u200fmark\u200e',
  'cafe\u0301 and e\u0301tude',
  '  blanks   inside and around  ',
  '${org_name} {{count}} $t(app.name.title) %s \\n',
  '=SUM(A1:A9)',
  '0',
  '007',
  'null',
  '__proto__',
]

/** Longer than any field takes; counted in code points, so that an emoji is one. */
export const tooLong: readonly string[] = ['ñ'.repeat(1501), '👩🏽‍🌾'.repeat(400), 'كلمة '.repeat(320)]

export const paragraphs: readonly string[] = ['First line\nsecond line\n\n  third', 'سطر أول\nسطر ثانٍ <b>']

/** Whole, decimal, grouped, in other digits, and what is no number at all; which of them fit is the question's affair. */
export const numbers: readonly string[] = [
  '2012',
  '1998',
  '7',
  '2.5',
  '2,5',
  '٢٫٥',
  '١٢',
  '۱۹',
  '٢٠١٥',
  '1 250',
  '0',
  '20',
  '1250',
]
export const noNumbers: readonly string[] = [
  '-3',
  'abc',
  '1.500',
  '1e3',
  '99999999',
  '1700',
  '3000',
  '12x',
  '٢٫٥٫١',
  '2012-02-30',
]

export const links: readonly string[] = [
  'example.org/policy',
  'https://example.org/ña?b=<c>&d="e"',
  'http://example.org/٤',
]
export const noLinks: readonly string[] = ['not a link', 'javascript:alert(1)', 'ftp://example.org']

export const addresses: readonly string[] = [
  'name@example.org',
  'näme+tag@exämple.org',
  '+52 55 1234 5678',
  '+٣٥٥ ٦٩ ١٢٣ ٤٥٦٧',
]
export const noAddresses: readonly string[] = ['name@', '@example', 'two words@example.org', '12345']
/** What mends a field when tried one after the other. */
export const mends: Readonly<Record<string, readonly string[]>> = {
  numeric: ['2015', '٢٠١٥', '7', ''],
  decimal: ['2,5', '7', ''],
  url: ['example.org/policy', ''],
  email: ['name@example.org', ''],
  text: ['Short words', 'name@example.org', '+52 55 1234 5678', ''],
}
