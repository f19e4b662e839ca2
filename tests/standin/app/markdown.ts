import { Marked, type Tokens } from 'marked';

interface MathToken extends Tokens.Generic {
  readonly text: string;
}

const marked = new Marked({ renderer: { code: renderCode }, extensions: [mathBlock(), mathInline()] });

/** HTML of each block of a Markdown text. While a text grows, all but the last stay equal. */
export function renderMarkdown(text: string): string[] {
  return marked
    .lexer(text)
    .filter(({ type }) => type !== 'space')
    .map((token) => marked.parser([token]));
}

/** A code block with a copy button, whose confirmation is always in the text content. */
function renderCode({ text, lang }: Tokens.Code): string {
  return `<div class="code"><button type="button" class="code-copy" title="Copy to clipboard"><svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><rect x="3" y="3" width="9" height="11" fill="none" stroke="currentColor"/></svg><div class="tip">Copied</div></button><pre><code class="language-${escapeHtml(lang ?? 'text')}">${escapeHtml(text)}\n</code></pre></div>`;
}

/** A formula as KaTeX leaves it: its text three times, as MathML, as annotation, and as what is seen. */
function renderFormula(source: string, isBlock: boolean): string {
  const tex = escapeHtml(source);
  const seen = escapeHtml(readable(source)).replace(/\^(\w)/g, '<sup>$1</sup>');
  const formula = `<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>${escapeHtml(readable(source))}</mi></mrow><annotation encoding="application/x-tex">${tex}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">${seen}</span></span>`;
  return isBlock ? `<p><span class="katex-display">${formula}</span></p>` : formula;
}

/** Enough of TeX for the scripted answers: fractions, roots and plus-minus on one line. */
function readable(tex: string): string {
  return tex
    .replace(/\\sqrt\{([^{}]*)\}/g, '√($1)')
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '($1) / $2')
    .replaceAll('\\pm', '±');
}

function mathBlock() {
  return {
    name: 'mathBlock',
    level: 'block' as const,
    start: (source: string) => source.indexOf('$$'),
    tokenizer(source: string): MathToken | undefined {
      const [raw, text] = /^\$\$([^$]+)\$\$(?:\n|$)/.exec(source) ?? [];
      return raw && text ? { type: 'mathBlock', raw, text: text.trim() } : undefined;
    },
    renderer: (token: Tokens.Generic) => renderFormula(String(token.text), true),
  };
}

function mathInline() {
  return {
    name: 'mathInline',
    level: 'inline' as const,
    start: (source: string) => source.indexOf('$'),
    tokenizer(source: string): MathToken | undefined {
      const [raw, text] = /^\$([^$\n]+)\$/.exec(source) ?? [];
      return raw && text ? { type: 'mathInline', raw, text } : undefined;
    },
    renderer: (token: Tokens.Generic) => renderFormula(String(token.text), false),
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
