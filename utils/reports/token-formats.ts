/**
 * Keys and tokens by the formats their makers document. Sources: GitHub's list of supported secret-scanning patterns
 * (https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns), gitleaks'
 * rules (https://github.com/gitleaks/gitleaks, MIT), RFC 7519 for JSON Web Tokens, RFC 7468 for PEM. Read 2026-11.
 * Written wider than documented where that costs nothing: a mask too many is cheaper than a key that leaves.
 * Every repetition is bounded or over one class, so that no text makes them slow.
 */
export const TOKEN_FORMATS: readonly RegExp[] = [
  // PEM; a key that is cut off is one too.
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z0-9 ]{0,40}-----|[\s\S]*)/g,
  // JSON Web Token, and other base64 JSON in parts
  /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g,
  // Hugging Face, OpenAI, Anthropic, OpenRouter, Groq, Replicate, Perplexity, xAI
  /\b(?:hf|api_org|gsk|r8|xai)_[A-Za-z0-9]{16,}/g,
  /\b(?:sk|pk|rk|pplx|xai|ant)-[\w-]{16,}/g,
  // GitHub, GitLab, npm, PyPI, Docker, DigitalOcean, Shopify, Stripe, Linear, Notion, Databricks, Grafana, New Relic
  /\b(?:gh[a-z]|github_pat|npm|dckr_(?:p|o)at|do[a-z]_v1|shp[a-z]{2}|[srp]k_(?:live|test)|whsec|lin_api|ntn|secret|glsa|glc|NRAK)[_-]\w{16,}/g,
  /\bgl[a-z]{2,6}-[\w.-]{16,}/g,
  /\bpypi-[\w-]{16,}/g,
  /\bdapi[0-9a-f]{32}/g,
  // Slack, Discord, Telegram
  /\bx(?:ox[a-z]|app)-[\w-]{10,}/g,
  /\b[MNO][\w-]{23,27}\.[\w-]{6,7}\.[\w-]{27,}/g,
  /\b\d{8,10}:[\w-]{35}/g,
  // AWS, Google, Azure storage, SendGrid, Mailgun, Twilio, Atlassian, Square, age
  /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/g,
  /\bAIza[\w-]{30,}/g,
  /\bya29\.[\w-]{16,}/g,
  /\bGOCSPX-[\w-]{20,}/g,
  /\bAccountKey=[\w+/=]{20,}/g,
  /\bSG\.[\w-]{16,}(?:\.[\w-]+)?/g,
  /\bkey-[0-9a-f]{32}/g,
  /\b(?:SK|AC)[0-9a-f]{32}/g,
  /\bAT(?:ATT|CTT|BB)[\w=-]{16,}/g,
  /\bsq0[a-z]{3}-[\w-]{16,}/g,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{20,}/g,
  // HTTP authorisation; "basic" and "bearer" are words too, so something of a key must follow
  /\b(?:Bearer|Basic|Token)\s{1,3}(?=[\w~+/.=-]{0,200}[\d=])[\w~+/.=-]{8,}/gi,
];
