-- Pages are official pages of AWS.
SELECT 'source' AS table_name, s.id, 'is on an unknown host, expected docs.aws.amazon.com, aws.amazon.com, repost.aws or health.amazonaws.com: ' || s.url AS message
FROM source AS s
WHERE s.kind = 'page'
  AND s.url NOT GLOB 'https://docs.aws.amazon.com/*'
  AND s.url NOT GLOB 'https://aws.amazon.com/*'
  AND s.url NOT GLOB 'https://repost.aws/*'
  AND s.url NOT GLOB 'https://health.amazonaws.com/*'
ORDER BY s.id
