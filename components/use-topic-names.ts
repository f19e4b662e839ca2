import { useEffect, useState } from 'react';
import { readKnowledge } from '../utils/read-knowledge.ts';
import { browserWords } from '../utils/wording/browser-words.ts';

/** Names of topics in the reader's language, by the list in force; a topic that the list does not know keeps its id. */
export function useTopicNames(): (topic: string) => string {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let open = true;
    const read = async () => {
      const { topics } = await readKnowledge();
      const words = browserWords();
      if (open) setNames(new Map([...topics].map(([id, { title }]) => [id, words.choose(title)])));
    };
    read().catch(() => {}); // without a list the ids serve
    return () => {
      open = false;
    };
  }, []);
  return (topic) => names.get(topic) ?? topic;
}
