/** Where "Leave now" leads: a page that nobody asks about. */
export const neutralPage = 'https://www.wikipedia.org/'
