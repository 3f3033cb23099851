/** The browser's history as a person knows it: Back and Forward move along it, going on cuts off what lay ahead. */
export class Trail {
  #places: readonly string[]
  #at = 0

  constructor(first: string) {
    this.#places = [first]
  }

  get mayGoBack(): boolean {
    return this.#at > 0
  }

  get mayGoForward(): boolean {
    return this.#at < this.#places.length - 1
  }

  goOn(place: string): void {
    this.#places = [...this.#places.slice(0, this.#at + 1), place]
    this.#at += 1
  }

  back(): string {
    this.#at -= 1
    return this.#places[this.#at] ?? ''
  }

  forward(): string {
    this.#at += 1
    return this.#places[this.#at] ?? ''
  }
}
