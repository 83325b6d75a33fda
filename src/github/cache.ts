// Answers of GitHub that may be a few minutes old. Questions asked at the same time are asked once; a failed one is not kept.
import { LRUCache } from 'lru-cache';

export type AnswerCache<K extends object | string | number, V> = LRUCache<K, Promise<V>>;

export function answerCache<K extends object | string | number, V>(
  most: number,
  keepMs: number,
): AnswerCache<K, V> {
  return new LRUCache({ max: most, ttl: keepMs });
}

export function remembered<K extends object | string | number, V>(
  cache: AnswerCache<K, V>,
  key: K,
  load: () => Promise<V>,
): Promise<V> {
  const known = cache.get(key);
  if (known) return known;
  const answer = load();
  cache.set(key, answer);
  answer.catch(() => cache.delete(key));
  return answer;
}
