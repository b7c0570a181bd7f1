/* The words of SPARQL 1.1 (section 19.8 of the Recommendation), as far as colours, prefixes and
 * completion need them. */

const NAME = "[\\p{L}\\p{N}_\\u00B7-]";
const PLX = "%[0-9A-Fa-f]{2}|\\\\[-_~.!$&'()*+,;=/?#@%]";
const PREFIX = `(?:\\p{L}(?:(?:${NAME}|\\.)*${NAME})?)?`;
const LOCAL = `(?:(?:[\\p{L}\\p{N}_:]|${PLX})(?:(?:${NAME}|[.:]|${PLX})*(?:${NAME}|:|${PLX}))?)?`;

/* In the order they are tried; each as the text of a regular expression. */
export const RULES = [
  ["comment", "#[^\\n\\r]*"],
  ["long", `"""(?:(?:""|")?(?:[^"\\\\]|\\\\[^]))*"""|'''(?:(?:''|')?(?:[^'\\\\]|\\\\[^]))*'''`],
  ["string", `"(?:[^"\\\\\\n\\r]|\\\\.)*"|'(?:[^'\\\\\\n\\r]|\\\\.)*'`],
  ["iri", '<[^<>"{}|^`\\\\\\x00-\\x20]*>'],
  ["variable", "[?$][\\p{L}\\p{N}_][\\p{L}\\p{N}_\\u00B7]*"],
  ["language", "@[A-Za-z]+(?:-[A-Za-z0-9]+)*"],
  ["blank", `_:[\\p{L}\\p{N}_](?:(?:${NAME}|\\.)*${NAME})?`],
  ["name", `${PREFIX}:${LOCAL}`],
  ["number", "(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?"],
  ["word", "[A-Za-z_][A-Za-z0-9_]*"],
  ["space", "\\s+"],
  ["sign", "[^]"],
];

const WHOLE = new RegExp(RULES.map(([kind, rule]) => `(?<${kind}>${rule})`).join("|"), "gu");

/* Every word of `text` but blanks: {kind, text, from}. */
export function* words(text) {
  for (const found of text.matchAll(WHOLE)) {
    const [kind] = Object.entries(found.groups).find(([, value]) => value !== undefined);
    if (kind !== "space") {
      yield { kind, text: found[0], from: found.index };
    }
  }
}

export const KEYWORDS = (
  "ADD ALL AS ASC ASK BASE BIND BY CLEAR CONSTRUCT COPY CREATE DELETE DESC DESCRIBE DISTINCT DROP " +
  "EXISTS FALSE FILTER FROM GRAPH GROUP HAVING IN INSERT LIMIT LOAD MINUS MOVE NAMED NOT OFFSET " +
  "OPTIONAL ORDER PREFIX REDUCED SELECT SEPARATOR SERVICE SILENT TO TRUE UNDEF UNION USING VALUES " +
  "WHERE WITH"
).split(" ");

export const FUNCTIONS = (
  "ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR " +
  "GROUP_CONCAT HOURS IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE MAX " +
  "MD5 MIN MINUTES MONTH NOW RAND REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 SHA384 " +
  "SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM " +
  "TIMEZONE TZ UCASE URI UUID YEAR"
).split(" ");
