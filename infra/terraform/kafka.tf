locals {
  kafka_admin = "administrator"
  # Topics, and the rights of each service and of the operator, written from the contract (npm run generate).
  contract    = jsondecode(file("${path.module}/kafka.json"))
  kafka_users = toset(concat([local.kafka_admin], keys(local.contract.rights)))
  rights = merge([
    for user, rights in local.contract.rights : {
      for right in rights :
      "${user}/${right.type}/${right.name}/${right.operation}" => merge(right, { user = user })
    }
  ]...)
}

resource "aws_msk_configuration" "events" {
  name              = "gomomo"
  kafka_versions    = [var.kafka_version]
  server_properties = <<-EOT
    auto.create.topics.enable=false
    default.replication.factor=3
    min.insync.replicas=2
    unclean.leader.election.enable=false
    offsets.retention.minutes=43200
    allow.everyone.if.no.acl.found=${!var.kafka_closed}
  EOT
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "gomomo"
  kafka_version          = var.kafka_version
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = var.kafka_class
    client_subnets  = var.subnet_ids
    security_groups = [aws_security_group.store["kafka"].id]
    storage_info {
      ebs_storage_info {
        volume_size = 100
      }
    }
  }

  client_authentication {
    sasl {
      scram = true
    }
  }

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.events.arn
    revision = aws_msk_configuration.events.latest_revision
  }
}

resource "random_password" "kafka" {
  for_each = local.kafka_users
  length   = 40
  special  = false
}

# MSK takes logins from secrets of this name that a key of one's own seals.
resource "aws_kms_key" "kafka" {
  description         = "gomomo: logins of Kafka"
  enable_key_rotation = true
}

resource "aws_secretsmanager_secret" "kafka" {
  for_each   = local.kafka_users
  name       = "AmazonMSK_gomomo_${each.key}"
  kms_key_id = aws_kms_key.kafka.id
}

resource "aws_secretsmanager_secret_version" "kafka" {
  for_each  = local.kafka_users
  secret_id = aws_secretsmanager_secret.kafka[each.key].id
  secret_string = jsonencode({
    username = each.key
    password = random_password.kafka[each.key].result
  })
}

resource "aws_msk_scram_secret_association" "events" {
  cluster_arn     = aws_msk_cluster.events.arn
  secret_arn_list = [for secret in aws_secretsmanager_secret.kafka : secret.arn]
  depends_on      = [aws_secretsmanager_secret_version.kafka]
}

resource "kafka_topic" "contract" {
  for_each           = { for topic in local.contract.topics : topic.name => topic }
  name               = each.key
  partitions         = each.value.partitions
  replication_factor = 3
  config             = each.value.config
  depends_on         = [aws_msk_scram_secret_association.events]
}

resource "kafka_acl" "administrator" {
  for_each                     = { Topic = "*", Group = "*", Cluster = "kafka-cluster" }
  acl_principal                = "User:${local.kafka_admin}"
  acl_host                     = "*"
  acl_operation                = "All"
  acl_permission_type          = "Allow"
  resource_type                = each.key
  resource_name                = each.value
  resource_pattern_type_filter = "Literal"
  depends_on                   = [aws_msk_scram_secret_association.events]
}

resource "kafka_acl" "service" {
  for_each                     = local.rights
  acl_principal                = "User:${each.value.user}"
  acl_host                     = "*"
  acl_operation                = each.value.operation
  acl_permission_type          = "Allow"
  resource_type                = each.value.type
  resource_name                = each.value.name
  resource_pattern_type_filter = each.value.pattern
  depends_on                   = [kafka_acl.administrator]
}
