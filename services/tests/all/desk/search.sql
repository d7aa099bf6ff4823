SELECT "record_word"."record_id"
FROM "record_word"
WHERE "record_word"."account_id" = {ACCOUNT}
  AND "record_word"."word" >= 'durand' AND "record_word"."word" < 'durand{LAST}'
  AND EXISTS(SELECT "record_access"."record_id", "record_access"."account_id", "record_access"."kind",
      "record_access"."sort_name", "record_access"."granted_at", "record_access"."ended_at"
    FROM "record_access"
    WHERE "record_access"."record_id" = "record_word"."record_id"
      AND "record_access"."account_id" = "record_word"."account_id"
      AND "record_access"."kind" = 'practitioner' AND "record_access"."ended_at" IS NULL)
  AND (NOT EXISTS(SELECT 1
    FROM "record_word" AS "other"
    WHERE "other"."account_id" = "record_word"."account_id"
      AND "other"."record_id" = "record_word"."record_id"
      AND "other"."word" >= 'durand' AND "other"."word" < 'durand{LAST}'
      AND "other"."word" < "record_word"."word"))
  AND EXISTS(SELECT 1
    FROM "record_word" AS "other"
    WHERE "other"."account_id" = "record_word"."account_id"
      AND "other"."record_id" = "record_word"."record_id"
      AND "other"."word" >= 'cam' AND "other"."word" < 'cam{LAST}')
  AND EXISTS(SELECT 1
    FROM "record_word" AS "other"
    WHERE "other"."account_id" = "record_word"."account_id"
      AND "other"."record_id" = "record_word"."record_id"
      AND "other"."word" >= '1403' AND "other"."word" < '1403{LAST}')
ORDER BY "record_word"."word" ASC, "record_word"."sort_name" ASC, "record_word"."record_id" ASC
LIMIT 51
