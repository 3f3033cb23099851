/**
 * The regions of the survey's own list that are made of countries, by UN M49. Where M49 is silent or groups otherwise
 * the survey has decided: XK in Southern Europe, TW in Eastern Asia, MX with Central America. AQ is in none.
 */
const countriesOf = {
  northern_africa: 'DZ EG EH LY MA SD TN',
  western_africa: 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG',
  middle_africa: 'AO CD CF CG CM GA GQ ST TD',
  eastern_africa: 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW',
  southern_africa: 'BW LS NA SZ ZA',
  north_america: 'BM CA GL PM US',
  central_america_mexico: 'BZ CR GT HN MX NI PA SV',
  caribbean: 'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI',
  south_america: 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE',
  western_asia: 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE',
  central_asia: 'KG KZ TJ TM UZ',
  south_asia: 'AF BD BT IN IR LK MV NP PK',
  south_east_asia: 'BN ID KH LA MM MY PH SG TH TL VN',
  eastern_asia: 'CN HK JP KP KR MN MO TW',
  eastern_europe: 'BG BY CZ HU MD PL RO RU SK UA',
  northern_europe: 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ',
  southern_europe: 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK',
  western_europe: 'AT BE CH DE FR LI LU MC NL',
  oceania: 'AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS',
} as const
export type Region = keyof typeof countriesOf

// The keys of the table are its regions.
export const regions = Object.keys(countriesOf) as readonly Region[]

const regionByCountry = new Map(
  regions.flatMap((region) => countriesOf[region].split(' ').map((code) => [code, region])),
)

/** @returns the region of a country or territory, or null where it has none */
export const regionOf = (country: string): Region | null => regionByCountry.get(country) ?? null
