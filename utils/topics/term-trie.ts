const NONE = -1;
const STAR = 42;
/** Numbers of one edge: node it leaves + 1 (0: a free slot), letter, what it leads to. */
const EDGE = 3;

/** What an edge leads to: a node's number and two flags, so that most nodes need not be looked at. */
export type Place = number;
const ENDS = 1;
const STARRED = 2;
const FLAG_BITS = 2;

export const ROOT: Place = 0;
export const hasEnds = (place: Place): boolean => (place & ENDS) !== 0;
export const hasStar = (place: Place): boolean => (place & STARRED) !== 0;

/**
 * A tree of texts by letter. Plain data and functions on it, not closures: there is a trie per first letter, and a call
 * into one of many closures could not be compiled away in the scan's innermost loop. One edge lies within a line of the
 * processor's cache, whose misses are what a scan waits for.
 */
export interface TermTrie {
  /** Hash table of edges. */
  readonly edges: Int32Array;
  readonly mask: number;
  /** By place: the numbers of the texts that end there. */
  readonly ends: ReadonlyMap<Place, readonly number[]>;
}

function slotOf(edges: Int32Array, mask: number, node: number, code: number): number {
  let slot = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7) & mask;
  for (let at = slot * EDGE; edges[at] !== 0; at = slot * EDGE) {
    if (edges[at] === node + 1 && edges[at + 1] === code) break;
    slot = (slot + 1) & mask;
  }
  return slot * EDGE;
}

/** The place one letter on, or -1. */
export function follow({ edges, mask }: TermTrie, place: Place, code: number): Place {
  const at = slotOf(edges, mask, place >> FLAG_BITS, code);
  return edges[at] === 0 ? NONE : (edges[at + 2] ?? NONE);
}

export const followStar = (trie: TermTrie, place: Place): Place => follow(trie, place, STAR);

/**
 * Builds a tree without making an object per letter.
 *
 * @param texts the texts to find, each with the number it is known by; none is empty
 */
export function createTermTrie(texts: ReadonlyMap<number, string>): TermTrie {
  let letters = 1;
  for (const text of texts.values()) letters += text.length;
  const size = 1 << (32 - Math.clz32(letters + (letters >> 1)));
  const mask = size - 1;
  const edges = new Int32Array(size * EDGE);
  const endsByNode = new Map<number, number[]>();
  const starred = new Set<number>();
  let count = 1;
  for (const [number, text] of texts) {
    let node = 0;
    for (let letter = 0; letter < text.length; letter++) {
      const code = text.charCodeAt(letter);
      const at = slotOf(edges, mask, node, code);
      if (edges[at] === 0) {
        edges[at] = node + 1;
        edges[at + 1] = code;
        edges[at + 2] = count++;
      }
      if (code === STAR) starred.add(node);
      node = edges[at + 2] ?? NONE;
    }
    const here = endsByNode.get(node);
    if (here) here.push(number);
    else endsByNode.set(node, [number]);
  }

  const placeOf = (node: number): Place =>
    (node << FLAG_BITS) | (endsByNode.has(node) ? ENDS : 0) | (starred.has(node) ? STARRED : 0);
  for (let at = 0; at < edges.length; at += EDGE)
    if (edges[at] !== 0) edges[at + 2] = placeOf(edges[at + 2] ?? NONE);
  return { edges, mask, ends: new Map([...endsByNode].map(([node, ends]) => [placeOf(node), ends])) };
}
