# Settings of an overlay without the components cnpg, strimzi and redis-sentinel.
output "settings" {
  value = {
    KAFKA_BROKERS        = aws_msk_cluster.events.bootstrap_brokers_sasl_scram
    KAFKA_SASL_MECHANISM = "scram-sha-512"
    KAFKA_SSL_CA         = "/etc/ssl/certs/ca-certificates.crt"
    S3_BUCKET            = aws_s3_bucket.workbooks.id
    S3_REGION            = var.region
  }
}

output "postgres_host" {
  value = aws_db_instance.postgres.address
}

output "postgres_administrator_secret" {
  value = aws_db_instance.postgres.master_user_secret[0].secret_arn
}

output "kafka_secrets" {
  description = "Entry of the secret store for each user"
  value       = { for user, secret in aws_secretsmanager_secret.kafka : user => secret.name }
}

output "redis_url" {
  value     = "rediss://:${random_password.redis.result}@${aws_elasticache_replication_group.redis.primary_endpoint_address}:6379"
  sensitive = true
}

output "workbook_key" {
  value = {
    S3_ACCESS_KEY_ID     = aws_iam_access_key.workbooks.id
    S3_SECRET_ACCESS_KEY = aws_iam_access_key.workbooks.secret
  }
  sensitive = true
}
