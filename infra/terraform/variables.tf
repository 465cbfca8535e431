variable "region" {
  description = "Where everything is"
  type        = string
}

variable "vpc_id" {
  description = "Network of the Kubernetes cluster"
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets, one a zone, three of them"
  type        = list(string)
  validation {
    condition     = length(var.subnet_ids) == 3
    error_message = "Three zones: a record that was answered for is on two brokers."
  }
}

variable "client_security_group_ids" {
  description = "Of the nodes or pods that run gomomo; nobody else gets in"
  type        = list(string)
}

variable "postgres_version" {
  type    = string
  default = "17"
}

variable "postgres_class" {
  type    = string
  default = "db.m7g.large"
}

variable "kafka_version" {
  type    = string
  default = "3.9.x.kraft"
}

variable "kafka_class" {
  type    = string
  default = "kafka.m7g.large"
}

variable "kafka_closed" {
  description = "Refuses what no right allows. False until the rights are there: the first apply makes them."
  type        = bool
  default     = true
}

variable "redis_class" {
  type    = string
  default = "cache.t4g.small"
}

variable "workbook_bucket" {
  description = "Name of the bucket of workbooks; unique in the world"
  type        = string
}
