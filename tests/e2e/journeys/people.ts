import type { Person } from './whole-path.ts'

/** One person for each language, with its letters, quotation marks, digits and decimal marks. */
export const people: readonly Person[] = [
  { language: 'en', name: 'Migrant Women’s Circle', words: 'Care is work', country: 'CA', posts: '2.5' },
  { language: 'es', name: 'Casa de las Niñas', words: '¿Por qué? Porque sí', country: 'MX', posts: '2,5' },
  { language: 'fr', name: 'L’Égalité d’abord', words: 'Ça commence à la frontière', country: 'MA', posts: '2,5' },
  { language: 'sq', name: 'Qendra “Çelësi”', words: 'Të drejtat e të gjithëve', country: 'AL', posts: '2,5' },
  { language: 'ar', name: 'جمعية النساء', words: 'حقوق العمل للجميع', country: 'MA', posts: '٢٫٥' },
]
