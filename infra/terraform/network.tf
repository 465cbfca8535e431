locals {
  store_ports = {
    postgres = 5432
    kafka    = 9096
    redis    = 6379
  }
}

# Each store lets in those who run gomomo, on its one port, and calls nobody.
resource "aws_security_group" "store" {
  for_each    = local.store_ports
  name        = "gomomo-${each.key}"
  description = "In: gomomo alone"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = {
    for pair in setproduct(keys(local.store_ports), range(length(var.client_security_group_ids))) :
    "${pair[0]}-${pair[1]}" => { store = pair[0], client = var.client_security_group_ids[pair[1]] }
  }
  security_group_id            = aws_security_group.store[each.value.store].id
  referenced_security_group_id = each.value.client
  ip_protocol                  = "tcp"
  from_port                    = local.store_ports[each.value.store]
  to_port                      = local.store_ports[each.value.store]
}
