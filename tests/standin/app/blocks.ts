import type { Generation, Message } from '../types.ts';

/** A part of the bubble, in order. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'think'; readonly text: string; readonly isOpen: boolean }
  | { readonly kind: 'tool'; readonly name: string; readonly text: string };

/** Cuts an answer into its blocks. In generation A the reasoning is a field of its own; tools show in C only. */
export function blocksOf(message: Message, generation: Generation): Block[] {
  if (generation === 'A') {
    const think: Block[] = message.reasoning
      ? [{ kind: 'think', text: message.reasoning, isOpen: message.content === '' }]
      : [];
    return [...think, ...textBlock(message.content)];
  }
  const tools = generation === 'C' ? toolsOf(message) : [];
  const blocks: Block[] = [];
  let at = 0;
  for (const [index, tool] of tools.entries()) {
    blocks.push(...cutThinking(message.content.slice(at, tool.at)));
    if (tools[index - 1]?.at !== tool.at || at === 0) at = tool.at;
    blocks.push({ kind: 'tool', name: tool.name, text: tool.text });
  }
  return [...blocks, ...cutThinking(message.content.slice(at))];
}

function toolsOf(message: Message): { at: number; name: string; text: string }[] {
  const calls = message.updates.filter((update) => update.type === 'tool');
  return calls
    .filter(({ subtype }) => subtype === 'call')
    .map(({ at, name }) => ({
      at,
      name,
      text:
        calls.find((call) => call.subtype === 'result' && call.at === at && call.name === name)?.text ?? '',
    }));
}

function cutThinking(content: string): Block[] {
  const start = content.indexOf('<think>');
  if (start < 0) return textBlock(content);
  const from = start + '<think>'.length;
  const end = content.indexOf('</think>', from);
  const text = content.slice(from, end < 0 ? undefined : end).trim();
  const think: Block = { kind: 'think', text, isOpen: end < 0 };
  const after = end < 0 ? [] : cutThinking(content.slice(end + '</think>'.length));
  return [...textBlock(content.slice(0, start)), think, ...after];
}

function textBlock(text: string): Block[] {
  return text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }];
}
