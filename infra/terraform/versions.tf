terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = { product = "gomomo" }
  }
}

# As the administrator of the cluster: it makes topics and rights.
provider "kafka" {
  bootstrap_servers = split(",", aws_msk_cluster.events.bootstrap_brokers_sasl_scram)
  tls_enabled       = true
  sasl_mechanism    = "scram-sha512"
  sasl_username     = local.kafka_admin
  sasl_password     = random_password.kafka[local.kafka_admin].result
}
