# Postgres decides: a standby in another zone has every commit, and fourteen days can be gone back to.
resource "aws_db_subnet_group" "postgres" {
  name       = "gomomo"
  subnet_ids = var.subnet_ids
}

resource "aws_db_parameter_group" "postgres" {
  name   = "gomomo-postgres"
  family = "postgres${var.postgres_version}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
  parameter {
    name  = "timezone"
    value = "UTC"
  }
  parameter {
    name  = "idle_in_transaction_session_timeout"
    value = "60000"
  }
}

resource "aws_db_instance" "postgres" {
  identifier     = "gomomo"
  engine         = "postgres"
  engine_version = var.postgres_version
  instance_class = var.postgres_class
  db_name        = "gomomo"

  # The administrator runs infra/postgres/roles.sql, and nobody else is it.
  username                    = "administrator"
  manage_master_user_password = true

  multi_az              = true
  storage_type          = "gp3"
  allocated_storage     = 50
  max_allocated_storage = 500
  storage_encrypted     = true

  db_subnet_group_name   = aws_db_subnet_group.postgres.name
  parameter_group_name   = aws_db_parameter_group.postgres.name
  vpc_security_group_ids = [aws_security_group.store["postgres"].id]

  backup_retention_period      = 14
  deletion_protection          = true
  final_snapshot_identifier    = "gomomo-last"
  performance_insights_enabled = true
}
